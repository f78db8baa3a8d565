package clinic.frontdesk.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file beside a dump that holds its manifest and checksum.
 *
 * @param sha256 the SHA-256 of the dump
 * @param seal the SHA-256 of this file, computed with zeros in place of the seal
 */
record Sidecar(Manifest manifest, String sha256, String seal) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Writes a sidecar into a new file, synced to the disk. */
    static void write(Path path, Manifest manifest, String sha256) throws IOException {
        byte[] open = JSON.writeValueAsString(new Sidecar(manifest, sha256, Sealed.OPEN))
                .getBytes(StandardCharsets.UTF_8);
        byte[] sealed = sealed(open, Sealed.sha256(open));
        try (FileChannel file = PartFile.create(path)) {
            ByteBuffer content = ByteBuffer.wrap(sealed);
            while (content.hasRemaining()) {
                file.write(content);
            }
            file.force(true);
        }
    }

    /**
     * Reads a sidecar.
     *
     * @throws BackupException when the file was changed since it was written
     */
    static Sidecar read(Path path) throws BackupException {
        try {
            byte[] bytes = Files.readAllBytes(path);
            byte[] open = sealed(bytes, Sealed.OPEN);
            Sidecar sidecar = JSON.readValue(bytes, Sidecar.class);
            if (!Sealed.sha256(open).equals(sidecar.seal)
                    || !java.util.Arrays.equals(sealed(open, sidecar.seal), bytes)) {
                throw BackupFailures.damaged(path);
            }
            return sidecar;
        } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException e) {
            throw BackupFailures.damaged(path);
        } catch (IOException e) {
            throw BackupFailures.ofReading(path, e);
        }
    }

    /** The same text with another seal: the 64 digits before the last two characters that are not blank. */
    private static byte[] sealed(byte[] text, String seal) {
        int last = new String(text, StandardCharsets.ISO_8859_1).lastIndexOf('"');
        if (last < seal.length()) {
            throw new IllegalArgumentException("no seal");
        }
        byte[] changed = text.clone();
        System.arraycopy(seal.getBytes(StandardCharsets.US_ASCII), 0, changed, last - seal.length(), seal.length());
        return changed;
    }
}
