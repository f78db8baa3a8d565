package clinic.frontdesk.backup;

import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.backup.structure.Structure.Right;
import clinic.frontdesk.backup.structure.Structure.Table;
import clinic.frontdesk.database.SqlStates;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/** Restores a backup into an empty database, in one transaction, and verifies it before the commit. */
final class Restore {

    private static final String ANYTHING = """
        SELECT n.nspname || '.' || c.relname AS name
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                          WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_index AS i
                          JOIN pg_catalog.pg_depend AS d ON d.classid = 'pg_catalog.pg_class'::regclass
                           AND d.objid = i.indrelid AND d.deptype = 'e'
                          WHERE i.indexrelid = c.oid)
        ORDER BY c.relkind <> 'r', 1 LIMIT 1
        """;

    private Restore() {}

    static RestoreResult restore(Path file, DataSource into, List<Path> toolFolders) throws BackupException {
        try (BackupArchive archive = BackupArchive.open(file, toolFolders);
                SnapshotSession session = SnapshotSession.begin(into)) {
            session.fix();
            refuseUnlessEmpty(session);
            archive.restore(session);
            Set<String> missing = new TreeSet<>();
            Set<String> refused = new TreeSet<>();
            give(session, archive.manifest().rights(), missing, refused);
            List<TableProof> tables = check(session, archive.manifest());
            session.commit();
            Manifest manifest = archive.manifest();
            return new RestoreResult(
                    file,
                    manifest.way(),
                    manifest.tool(),
                    OffsetDateTime.parse(manifest.at()),
                    tables,
                    manifest.leftOut(),
                    List.copyOf(missing),
                    List.copyOf(refused));
        } catch (SQLException | DataAccessException e) {
            throw failure(e);
        }
    }

    private static void refuseUnlessEmpty(SnapshotSession session) throws BackupException {
        Record found = session.dsl().fetchOne(ANYTHING);
        if (found != null) {
            throw new BackupException(
                    Reason.NOT_EMPTY,
                    "The database to restore into is not empty: it holds " + found.get("name", String.class) + ".");
        }
    }

    /** Restores owners and grants, as far as the roles exist and this login may grant them. */
    private static void give(SnapshotSession session, List<Right> rights, Set<String> missing, Set<String> refused)
            throws SQLException {
        Set<String> roles = new HashSet<>(session.dsl()
                .fetch("SELECT rolname::text AS name FROM pg_catalog.pg_roles")
                .getValues("name", String.class));
        for (Right right : rights) {
            if (!right.role().isEmpty() && !roles.contains(right.role())) {
                missing.add(right.role());
                continue;
            }
            session.run("SAVEPOINT a_right");
            try {
                session.run(right.statement());
                session.run("RELEASE SAVEPOINT a_right");
            } catch (SQLException e) {
                // Not permitted, or a privilege that this server does not know.
                if (!SqlStates.syntaxOrAccess(e.getSQLState())) {
                    throw e;
                }
                session.run("ROLLBACK TO SAVEPOINT a_right");
                refused.add(right.role().isEmpty() ? "PUBLIC" : right.role());
            }
        }
    }

    private static List<TableProof> check(SnapshotSession session, Manifest manifest)
            throws BackupException, SQLException {
        List<TableProof> found = new ArrayList<>();
        for (int i = 0; i < manifest.tables().size(); i++) {
            Table table = manifest.tables().get(i);
            TableProof proof = Proofs.of(session, table, table.quoted());
            Proofs.compare(manifest.proofs().get(i), proof);
            found.add(proof);
            // Without statistics the server plans the first queries as if the table were empty.
            session.run("ANALYZE " + table.quoted());
        }
        return found;
    }

    private static BackupException failure(Exception failure) {
        String state = SqlStates.of(failure);
        if (SqlStates.diskFull(state)) {
            return new BackupException(
                    Reason.NO_SPACE, "The database server has no room for what the backup holds.", failure);
        }
        if (SqlStates.writeNotPermitted(failure)) {
            return new BackupException(
                    Reason.NO_RIGHT,
                    "This login may not make what the backup holds in that database; ask its administrator.",
                    failure);
        }
        if (SqlStates.statementRejected(state)) {
            return new BackupException(
                    Reason.REFUSED,
                    "The server refused what the backup holds (code " + state + "); nothing was restored.",
                    failure);
        }
        return new BackupException(
                Reason.DATABASE,
                "The database failed or the connection was lost during the restore; nothing was restored.",
                failure);
    }
}
