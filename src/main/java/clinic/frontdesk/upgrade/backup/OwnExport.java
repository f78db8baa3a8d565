package clinic.frontdesk.upgrade.backup;

import clinic.frontdesk.upgrade.backup.Structure.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * The desk's own file: a ZIP of the structure as a script, one entry a table with its rows as {@code COPY} writes them,
 * and the manifest. The archive's comment ends with a checksum of all before it.
 */
final class OwnExport {

    /** As a person reads it. */
    static final String TOOL = "the desk's own export";

    private static final String STRUCTURE = "structure.sql";
    private static final String MANIFEST = "manifest.json";
    private static final String ROWS = "rows/";
    private static final int CHUNK = 1 << 16;

    private OwnExport() {}

    /** Writes a backup into a new file, synced to the disk. */
    static void write(Session session, Structure structure, Manifest manifest, PartFile part, Progress progress)
            throws BackupException, SQLException {
        try (FileChannel file = PartFile.create(part.part())) {
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), CHUNK));
            zip.setLevel(Deflater.BEST_SPEED);
            zip.setComment("frontdesk backup, sha256 " + Sealed.OPEN);
            put(zip, STRUCTURE, structure.script().getBytes(StandardCharsets.UTF_8));
            for (Table table : structure.tables()) {
                zip.putNextEntry(new ZipEntry(ROWS + table.plain()));
                copyOut(session, table, zip, progress);
                zip.closeEntry();
            }
            put(zip, MANIFEST, manifest.json());
            zip.finish();
            zip.flush();
            Sealed.seal(file);
            file.force(true);
        } catch (IOException e) {
            throw Failures.ofWriting(part.file(), e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void copyOut(Session session, Table table, OutputStream out, Progress progress)
            throws SQLException, IOException, BackupException {
        CopyOut copy = session.copying().copyOut(table.copyOut());
        try {
            // The server sends one row at a time.
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                out.write(row);
                progress.moved(1);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Feeds a table's rows to a table of the same columns and answers how many they were. */
    static long copyIn(CopyManager copying, Table table, String into, InputStream rows, Progress progress)
            throws SQLException, IOException, BackupException {
        CopyIn copy = copying.copyIn(table.copyIn(into));
        try {
            byte[] buffer = new byte[CHUNK];
            for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
                copy.writeToCopy(buffer, 0, read);
                progress.moved(lines(buffer, read));
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** A row is a line: what breaks lines within a value is escaped. */
    private static int lines(byte[] buffer, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** An export, open for reading. Whether the file is whole was found out before. */
    static final class Reader implements AutoCloseable {

        private final Path path;
        private final ZipFile zip;

        private Reader(Path path, ZipFile zip) {
            this.path = path;
            this.zip = zip;
        }

        static Reader open(Path path) throws BackupException {
            try {
                return new Reader(path, new ZipFile(path.toFile(), StandardCharsets.UTF_8));
            } catch (ZipException e) {
                throw Failures.damaged(path);
            } catch (IOException e) {
                throw Failures.ofReading(path, e);
            }
        }

        Manifest manifest() throws BackupException {
            try (InputStream in = entry(MANIFEST)) {
                return Manifest.read(in.readAllBytes());
            } catch (IOException e) {
                throw Failures.damaged(path);
            }
        }

        String script() throws BackupException {
            try (InputStream in = entry(STRUCTURE)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw Failures.damaged(path);
            }
        }

        /** A table's rows as {@code COPY} wrote them. */
        InputStream rows(Table table) throws BackupException {
            try {
                return entry(ROWS + table.plain());
            } catch (IOException e) {
                throw Failures.damaged(path);
            }
        }

        /** Every table that the file holds rows of. */
        List<String> tables() {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(ROWS))
                    .map(name -> name.substring(ROWS.length()))
                    .toList();
        }

        private InputStream entry(String name) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("no entry " + name);
            }
            return zip.getInputStream(entry);
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException e) {
                // Nothing was written to it.
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
