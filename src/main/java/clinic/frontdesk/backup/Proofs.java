package clinic.frontdesk.backup;

import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.backup.structure.Structure.Table;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;

/** Counts and hashes of tables, computed by the server. */
final class Proofs {

    private Proofs() {}

    /** The proofs of tables. */
    static List<TableProof> of(SnapshotSession session, List<Table> tables, BackupListener listener)
            throws BackupException {
        List<TableProof> proofs = new ArrayList<>();
        for (Table table : tables) {
            BackupProgress.check(listener);
            proofs.add(of(session, table, table.quoted()));
        }
        return proofs;
    }

    /** The proof of a relation that holds the rows of a table. */
    static TableProof of(SnapshotSession session, Table table, String relation) {
        Record row = session.dsl().fetchSingle(table.proofQuery(relation));
        return new TableProof(table.plain(), row.get(0, long.class), row.get(1, String.class));
    }

    static long rows(List<TableProof> proofs) {
        return proofs.stream().mapToLong(TableProof::rows).sum();
    }

    /** Refuses a table whose rows differ from those that were backed up. */
    static void compare(TableProof wanted, TableProof found) throws BackupException {
        if (!wanted.equals(found)) {
            throw new BackupException(
                    Reason.NOT_PROVEN,
                    "What was read back of the table " + wanted.table() + " differs from it: "
                            + found.rows() + " rows of " + wanted.rows() + ", and "
                            + (wanted.rows() == found.rows() ? "other values." : "so not all or too many."));
        }
    }
}
