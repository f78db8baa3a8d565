package clinic.frontdesk.backup;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A backup that was read back as a whole and found equal to the database.
 *
 * @param tool the tool that made it, with its version, and why it was not the other one
 * @param sha256 the SHA-256 of the file, 64 hexadecimal digits
 * @param snapshot {@code pg_current_snapshot()} of the transaction that read the tables, as text
 * @param at when that transaction began, by the server's clock, in UTC
 * @param leftOut what belongs to the tables and is not covered, one phrase each
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

    /** The kinds of backups. */
    public enum Way {
        /** A dump of {@code pg_dump} in its custom format. */
        PG_DUMP("pg_dump's custom format"),
        /** The desk's own export, where no {@code pg_dump} of the server's version or newer is installed. */
        OWN_EXPORT("the desk's own export");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        /** Its name for a person. */
        public String label() {
            return label;
        }
    }

    public ProvenBackup {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
    }
}
