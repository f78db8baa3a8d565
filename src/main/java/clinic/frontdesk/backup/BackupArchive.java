package clinic.frontdesk.backup;

import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.backup.structure.Structure.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyManager;

/** The file of a backup, verified by its checksum and open for reading. */
interface BackupArchive extends AutoCloseable {

    /** The first bytes of a dump in the custom format of {@code pg_dump}. */
    String DUMP = "PGDMP";

    /**
     * Opens a backup of either kind and verifies its checksum.
     *
     * @param toolFolders where PostgreSQL's own tools may be
     * @throws BackupException when it cannot be read, is damaged, or has a later format
     */
    static BackupArchive open(Path file, List<Path> toolFolders) throws BackupException {
        BackupArchive archive = Files.exists(PartFile.sidecarOf(file.toAbsolutePath()))
                ? PgDump.DumpReader.open(file, toolFolders)
                : OwnExport.ExportReader.open(notAlone(file));
        if (archive.manifest().format() > Manifest.FORMAT) {
            archive.close();
            throw new BackupException(
                    Reason.NEWER_FORMAT,
                    "A later version of the desk wrote " + file + "; a restore needs that version or a newer one.");
        }
        return archive;
    }

    /** Refuses a dump without its sidecar file. */
    private static Path notAlone(Path file) throws BackupException {
        try (InputStream in = Files.newInputStream(file)) {
            if (new String(in.readNBytes(DUMP.length()), StandardCharsets.US_ASCII).equals(DUMP)) {
                throw new BackupException(
                        Reason.UNREADABLE,
                        "The dump " + file + " came without "
                                + PartFile.sidecarOf(file).getFileName()
                                + ", which says what is in it; put that beside it.");
            }
            return file;
        } catch (IOException e) {
            throw BackupFailures.ofReading(file, e);
        }
    }

    /** The manifest of a file, which is not verified. */
    static Manifest manifestOf(Path file) throws BackupException {
        return Files.exists(PartFile.sidecarOf(file.toAbsolutePath()))
                ? Sidecar.read(PartFile.sidecarOf(file)).manifest()
                : OwnExport.ExportReader.manifestOf(file);
    }

    Manifest manifest();

    /** The SHA-256 of the file. */
    String sha256();

    /** Refuses where the tool that reads such a file is missing. */
    void checkReadable() throws BackupException;

    /** Copies the rows of one table into a relation with the same columns. */
    void load(Table table, CopyManager copying, String into, BackupProgress progress)
            throws BackupException, SQLException;

    /** Restores everything but owners and grants, in the session's transaction. */
    void restore(SnapshotSession session) throws BackupException, SQLException;

    @Override
    void close();
}
