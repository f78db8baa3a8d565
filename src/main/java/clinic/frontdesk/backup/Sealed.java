package clinic.frontdesk.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files whose last 64 bytes are the SHA-256 of all before them, so that a damaged file is recognized by itself. */
final class Sealed {

    /** The placeholder of the seal. */
    static final String OPEN = "0".repeat(64);

    private static final int CHUNK = 1 << 18;

    private Sealed() {}

    /** Writes the seal into a file that ends with {@link #OPEN}. */
    static void seal(FileChannel file) throws IOException {
        long end = file.size() - OPEN.length();
        byte[] seal = sha256(file, end).getBytes(StandardCharsets.US_ASCII);
        file.write(ByteBuffer.wrap(seal), end);
    }

    /**
     * The SHA-256 of the whole file.
     *
     * @throws BackupException when the file was changed since it was sealed
     */
    static String check(Path path) throws BackupException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long end = file.size() - OPEN.length();
            if (end < 0) {
                throw BackupFailures.damaged(path);
            }
            MessageDigest digest = digest();
            update(digest, file, 0, end);
            String found = HexFormat.of().formatHex(copy(digest).digest());
            ByteBuffer seal = ByteBuffer.allocate(OPEN.length());
            if (file.read(seal, end) != OPEN.length()
                    || !found.equals(new String(seal.array(), StandardCharsets.US_ASCII))) {
                throw BackupFailures.damaged(path);
            }
            digest.update(seal.array());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw BackupFailures.ofReading(path, e);
        }
    }

    /** The SHA-256 of any file. */
    static String sha256(Path path) throws BackupException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return sha256(file, file.size());
        } catch (IOException e) {
            throw BackupFailures.ofReading(path, e);
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static String sha256(FileChannel file, long end) throws IOException {
        MessageDigest digest = digest();
        update(digest, file, 0, end);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, FileChannel file, long from, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        for (long at = from; at < end; ) {
            buffer.clear().limit((int) Math.min(CHUNK, end - at));
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            digest.update(buffer.flip());
            at += read;
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
        }
    }
}
