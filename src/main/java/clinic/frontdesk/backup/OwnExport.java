package clinic.frontdesk.backup;

import clinic.frontdesk.backup.structure.Structure;
import clinic.frontdesk.backup.structure.Structure.Table;
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
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's own format: a ZIP file with the structure as a script, one entry a table with its rows in the text format
 * of {@code COPY}, and the manifest. The comment of the ZIP ends with a checksum of all before it.
 */
final class OwnExport {

    private static final Logger LOG = LoggerFactory.getLogger(OwnExport.class);

    /** Its name for a person. */
    static final String TOOL = "the desk's own export";

    private static final String STRUCTURE = "structure.sql";
    private static final String MANIFEST = "manifest.json";
    private static final String ROWS = "rows/";
    private static final int CHUNK = 1 << 16;

    private OwnExport() {}

    /** Writes a backup into a new file, synced to the disk. */
    static void write(
            SnapshotSession session, Structure structure, Manifest manifest, PartFile part, BackupProgress progress)
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
            throw BackupFailures.ofWriting(part.file(), e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void copyOut(SnapshotSession session, Table table, OutputStream out, BackupProgress progress)
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

    /** Copies the rows of a table into a relation with the same columns. */
    private static void copyIn(CopyManager copying, Table table, String into, InputStream rows, BackupProgress progress)
            throws SQLException, IOException, BackupException {
        CopyIn copy = copying.copyIn(table.copyIn(into));
        try {
            byte[] buffer = new byte[CHUNK];
            for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
                copy.writeToCopy(buffer, 0, read);
                progress.moved(lines(buffer, read));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The number of rows: each is a line, as line ends within values are escaped. */
    static int lines(byte[] buffer, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** An export, verified and open for reading. */
    static final class ExportReader implements BackupArchive {

        private final Path path;
        private final String sha256;
        private final ZipFile zip;
        private final Manifest manifest;

        private ExportReader(Path path, String sha256, ZipFile zip, Manifest manifest) {
            this.path = path;
            this.sha256 = sha256;
            this.zip = zip;
            this.manifest = manifest;
        }

        /** Opens an export and verifies its checksum. */
        static ExportReader open(Path path) throws BackupException {
            String sha256 = Sealed.check(path);
            try {
                ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
                try {
                    return new ExportReader(path, sha256, zip, Manifest.read(read(zip, MANIFEST)));
                } catch (IOException e) {
                    zip.close();
                    throw e;
                }
            } catch (IOException e) {
                // The checksum is right, so this is another kind of file.
                throw BackupFailures.damaged(path);
            }
        }

        /** The manifest of a file, which is not verified. */
        static Manifest manifestOf(Path path) throws BackupException {
            try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
                return Manifest.read(read(zip, MANIFEST));
            } catch (IOException e) {
                throw BackupFailures.damaged(path);
            }
        }

        @Override
        public Manifest manifest() {
            return manifest;
        }

        @Override
        public String sha256() {
            return sha256;
        }

        @Override
        public void checkReadable() {
            // No tool is needed.
        }

        /** The script of the structure. */
        String script() throws BackupException {
            try {
                return new String(read(zip, STRUCTURE), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw BackupFailures.ofReading(path, e);
            }
        }

        /** The tables whose rows the file holds. */
        List<String> tables() {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(ROWS))
                    .map(name -> name.substring(ROWS.length()))
                    .toList();
        }

        @Override
        public void load(Table table, CopyManager copying, String into, BackupProgress progress)
                throws BackupException, SQLException {
            try (InputStream rows = entry(zip, ROWS + table.plain())) {
                copyIn(copying, table, into, rows, progress);
            } catch (IOException e) {
                throw BackupFailures.ofReading(path, e);
            }
        }

        @Override
        public void restore(SnapshotSession session) throws BackupException, SQLException {
            List<List<String>> statements = Structure.read(script());
            for (String statement : statements.get(0)) {
                session.run(statement);
            }
            for (Table table : manifest.tables()) {
                load(table, session.copying(), table.quoted(), new BackupProgress(BackupListener.NONE, 0));
            }
            for (String statement : statements.get(1)) {
                session.run(statement);
            }
        }

        private static byte[] read(ZipFile zip, String name) throws IOException {
            try (InputStream in = entry(zip, name)) {
                return in.readAllBytes();
            }
        }

        private static InputStream entry(ZipFile zip, String name) throws IOException {
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
                LOG.debug("{} did not close", path, e);
            }
        }
    }
}
