package clinic.frontdesk.backup;

import clinic.frontdesk.backup.ProvenBackup.Way;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a restore did.
 *
 * @param at when the backup was made, in UTC
 * @param tables rows and hashes as counted in the new database, the same as in the backup
 * @param leftOut what the backup does not cover, one phrase each
 * @param missingRoles roles that owned something or had a right to it, and do not exist there; what they owned is the
 *     login's
 * @param refusedRoles roles that exist, to which this login may not give what they had
 */
public record RestoreResult(
        Path file,
        Way way,
        String tool,
        OffsetDateTime at,
        List<TableProof> tables,
        List<String> leftOut,
        List<String> missingRoles,
        List<String> refusedRoles) {

    public RestoreResult {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
        missingRoles = List.copyOf(missingRoles);
        refusedRoles = List.copyOf(refusedRoles);
    }
}
