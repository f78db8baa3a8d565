package clinic.frontdesk.backup;

import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.backup.ProvenBackup.Way;
import clinic.frontdesk.backup.structure.CoveredRelations;
import clinic.frontdesk.backup.structure.Structure;
import clinic.frontdesk.backup.structure.Structure.Table;
import clinic.frontdesk.backup.structure.StructureReader;
import clinic.frontdesk.backup.tools.LibpqSettings;
import clinic.frontdesk.backup.tools.PgTools;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups of the tables that the upgrade changes, and proves each by reading all of it back in the transaction
 * that wrote it. A backup that is not proven is deleted and never gets its final name.
 */
public final class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private final DataSource source;
    private final Path folder;
    private final List<Path> toolFolders;

    /**
     * Prepares backups; nothing happens yet.
     *
     * @param source connections to the clinic's database; up to three are in use at once
     * @param folder the folder of the launches' backups; created where it is missing
     */
    public Backups(DataSource source, Path folder) {
        this(source, folder, PgTools.usualFolders());
    }

    /** {@link #Backups(DataSource, Path)}, with the folders where PostgreSQL's own tools may be. */
    Backups(DataSource source, Path folder, List<Path> toolFolders) {
        this.source = source;
        this.folder = folder;
        this.toolFolders = List.copyOf(toolFolders);
    }

    /**
     * Makes a backup in the folder, proves it, and then deletes all but the last three of this database. Blocks, about
     * ten seconds for a million reservations.
     *
     * @throws BackupException when there is no proven backup; nothing is left behind
     */
    public ProvenBackup make(BackupListener listener) throws BackupException {
        KeptBackups kept = new KeptBackups(folder);
        kept.prepare();
        String name = database();
        Instant now = Instant.now();
        ProvenBackup made = make(way -> kept.named(name, now, way), listener);
        kept.keepLast(made.file());
        return made;
    }

    /**
     * Makes a backup in a file of its own and proves it.
     *
     * @param file a name that is free, in a folder that exists
     * @throws BackupException when there is no proven backup; nothing is left behind
     */
    public ProvenBackup make(Path file, BackupListener listener) throws BackupException {
        PartFile.sweepFor(file);
        return make(way -> file, listener);
    }

    private ProvenBackup make(Function<Way, Path> file, BackupListener listener) throws BackupException {
        String why;
        try {
            List<PgTools> tools = PgTools.in(toolFolders);
            Record server = DSL.using(source, SQLDialect.POSTGRES)
                    .fetchSingle("SELECT current_setting('server_version_num')::integer / 10000 AS major,"
                            + " split_part(current_setting('server_version'), ' ', 1) AS version");
            Optional<PgTools> tool = PgTools.notOlder(tools, server.get("major", int.class));
            Optional<Map<String, String>> connection =
                    tool.isPresent() ? settings(tool.get().major()) : Optional.empty();
            if (tool.isPresent() && connection.isPresent()) {
                try {
                    return dump(file.apply(Way.PG_DUMP), tool.get(), connection.get(), listener);
                } catch (BackupException e) {
                    switch (e.reason()) {
                        case TOOL_FAILED, NOT_PROVEN, REFUSED, DATABASE -> {
                            LOG.warn("No backup by pg_dump: {}", e.sentence(), e);
                            why = e.reason() == Reason.REFUSED
                                    ? e.sentence()
                                    : "pg_dump " + tool.get().version() + " could not make a proven one";
                        }
                        default -> throw e;
                    }
                }
            } else {
                why = tool.isPresent()
                        ? "pg_dump cannot connect the way that the desk does"
                        : PgTools.whyNot(tools, server.get("version", String.class));
            }
        } catch (DataAccessException e) {
            throw BackupFailures.ofDatabase(e);
        }
        return export(file.apply(Way.OWN_EXPORT), OwnExport.TOOL + ", since " + why, listener);
    }

    private Optional<Map<String, String>> settings(int major) {
        try {
            return source.isWrapperFor(PGSimpleDataSource.class)
                    ? LibpqSettings.of(source.unwrap(PGSimpleDataSource.class), major)
                    : Optional.empty();
        } catch (SQLException e) {
            LOG.debug("The connection's settings are not known", e);
            return Optional.empty();
        }
    }

    private ProvenBackup dump(Path file, PgTools tools, Map<String, String> connection, BackupListener listener)
            throws BackupException {
        try (PartFile part = PartFile.begin(file);
                SnapshotSession session = begin()) {
            Structure structure = StructureReader.read(session.dsl());
            if (!structure.onlyOurs().isEmpty()) {
                throw new BackupException(
                        Reason.REFUSED,
                        "pg_dump cannot leave out " + structure.onlyOurs().get(0));
            }
            List<TableProof> proofs = Proofs.of(session, structure.tables(), listener);
            Manifest manifest = Manifest.of(
                            session.dsl(), Way.PG_DUMP, "pg_dump " + tools.version(), tools.major(), structure)
                    .with(proofs);
            BackupProgress progress = new BackupProgress(listener, Proofs.rows(proofs));
            progress.tell();
            PgDump pgDump = new PgDump(tools, connection, listener);
            pgDump.write(session, part.part());
            progress.moved(Proofs.rows(proofs));
            progress.tell();
            pgDump.prove(session, structure, manifest, part.part(), progress);
            manifest = manifest.skipping(pgDump.skipped(part.part(), structure));
            String sha256 = Sealed.sha256(part.part());
            Sidecar.write(part.sidecarPart(), manifest, sha256);
            progress.tell();
            part.finish();
            return manifest.proven(part.file(), sha256);
        } catch (IOException e) {
            throw BackupFailures.ofWriting(file, e);
        } catch (SQLException | DataAccessException e) {
            throw BackupFailures.ofDatabase(e);
        }
    }

    /**
     * A backup that was made earlier, if its file is unchanged and can be read.
     *
     * @param sha256 the SHA-256 of the file when it was made
     */
    public Optional<ProvenBackup> again(Path file, String sha256) {
        try (BackupArchive archive = BackupArchive.open(file, toolFolders)) {
            archive.checkReadable();
            return archive.sha256().equals(sha256)
                    ? Optional.of(archive.manifest().proven(file, sha256))
                    : Optional.empty();
        } catch (BackupException e) {
            LOG.info("The backup {} cannot be used again: {}", file, e.sentence());
            return Optional.empty();
        }
    }

    /**
     * Reads one table of a backup into a new temporary table of a connection.
     *
     * @param table as the backup's {@link TableProof#table()} names it
     * @param tempTable the name of the temporary table; it has the table's columns, and neither keys nor indexes
     * @throws BackupException when the file has changed since it was proven, or the database fails
     */
    public void load(ProvenBackup backup, String table, Connection into, String tempTable) throws BackupException {
        try (BackupArchive archive = BackupArchive.open(backup.file(), toolFolders);
                Statement statement = into.createStatement()) {
            if (!archive.sha256().equals(backup.sha256())) {
                throw BackupFailures.damaged(backup.file());
            }
            Table wanted = archive.manifest().tables().stream()
                    .filter(one -> one.plain().equals(table))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the backup has no table " + table));
            statement.execute(wanted.temporary(tempTable, false));
            archive.load(
                    wanted,
                    SnapshotSession.copying(into),
                    "pg_temp." + Structure.quote(tempTable),
                    new BackupProgress(BackupListener.NONE, 0));
        } catch (SQLException e) {
            throw BackupFailures.ofDatabase(e);
        }
    }

    /**
     * Restores a backup into an empty database: as a whole or not at all, and verified before it commits. Owners and
     * grants are restored where the roles exist and the login may grant them.
     *
     * @throws BackupException when nothing was restored
     */
    public static RestoreResult restore(Path file, DataSource into) throws BackupException {
        return Restore.restore(file, into, PgTools.usualFolders());
    }

    private String database() throws BackupException {
        try {
            return DSL.using(source, SQLDialect.POSTGRES)
                    .fetchSingle("SELECT current_database()::text AS name")
                    .get("name", String.class);
        } catch (DataAccessException e) {
            throw BackupFailures.ofDatabase(e);
        }
    }

    private ProvenBackup export(Path file, String tool, BackupListener listener) throws BackupException {
        try (PartFile part = PartFile.begin(file);
                SnapshotSession session = begin()) {
            long began = System.nanoTime();
            Structure structure = StructureReader.read(session.dsl());
            List<TableProof> proofs = Proofs.of(session, structure.tables(), listener);
            long hashed = System.nanoTime();
            Manifest manifest = Manifest.of(session.dsl(), Way.OWN_EXPORT, tool, 0, structure)
                    .with(proofs);
            BackupProgress progress = new BackupProgress(listener, Proofs.rows(proofs));
            progress.tell();
            OwnExport.write(session, structure, manifest, part, progress);
            progress.tell();
            long written = System.nanoTime();
            String sha256 = prove(session, structure, manifest, part.part(), progress);
            progress.tell();
            part.finish();
            LOG.info(
                    "A backup of {} rows is written and proven: hashed in {} ms, written in {} ms, read back in {} ms",
                    Proofs.rows(proofs),
                    (hashed - began) / 1_000_000,
                    (written - hashed) / 1_000_000,
                    (System.nanoTime() - written) / 1_000_000);
            return manifest.proven(part.file(), sha256);
        } catch (SQLException | DataAccessException e) {
            throw BackupFailures.ofDatabase(e);
        }
    }

    /** A transaction with a fixed snapshot of the covered tables, whose structure is locked. */
    private SnapshotSession begin() throws SQLException {
        List<String> tables = CoveredRelations.tables(DSL.using(source, SQLDialect.POSTGRES));
        SnapshotSession session = SnapshotSession.begin(source);
        try {
            session.hold(tables);
            session.fix();
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** Reads all of the file back, compares it, and returns its checksum. */
    private static String prove(
            SnapshotSession session, Structure structure, Manifest manifest, Path path, BackupProgress progress)
            throws BackupException, SQLException {
        try (OwnExport.ExportReader reader = OwnExport.ExportReader.open(path)) {
            if (!reader.manifest().equals(manifest)
                    || !reader.script().equals(structure.script())
                    || !Structure.read(reader.script()).equals(List.of(structure.before(), structure.after()))
                    || !reader.tables()
                            .equals(structure.tables().stream()
                                    .map(Table::plain)
                                    .toList())) {
                throw new BackupException(
                        Reason.NOT_PROVEN, "The structure that was read back is not what was written.");
            }
            for (int i = 0; i < structure.tables().size(); i++) {
                Table table = structure.tables().get(i);
                String copy = "frontdesk_proof_" + i;
                session.run(table.temporary(copy, true));
                reader.load(table, session.copying(), "pg_temp." + copy, progress);
                Proofs.compare(manifest.proofs().get(i), Proofs.of(session, table, "pg_temp." + copy));
            }
            return reader.sha256();
        }
    }
}
