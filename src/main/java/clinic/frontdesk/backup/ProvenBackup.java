package clinic.frontdesk.backup;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A backup of which all was read back and found to be what stood in the database.
 *
 * @param tool what made it, with its version; says also why it was not the other way
 * @param sha256 of the file's bytes, 64 digits
 * @param snapshot {@code pg_current_snapshot()} of the transaction that read the tables, as text
 * @param at when that transaction began, by the server's clock, in UTC
 * @param leftOut what belongs to the tables and could not be covered, one phrase each
 */
public record ProvenBackup(
        Path file,
        Way way,
        String tool,
        String sha256,
        String snapshot,
        OffsetDateTime at,
        List<TableProof> tables,
        List<String> leftOut) {

    /** How it was made. */
    public enum Way {
        /** PostgreSQL's own tool, in its custom format; {@code pg_restore} reads it. */
        PG_DUMP("pg_dump's custom format"),
        /** This program's, where no tool of the server's version is at hand. */
        OWN_EXPORT("the desk's own export");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        /** As a person reads it. */
        public String label() {
            return label;
        }
    }

    public ProvenBackup {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
    }
}
