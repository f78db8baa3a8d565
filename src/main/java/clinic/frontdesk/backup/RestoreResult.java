package clinic.frontdesk.backup;

import clinic.frontdesk.backup.ProvenBackup.Way;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The result of a restore.
 *
 * @param at when the backup was made, in UTC
 * @param tables counts and hashes of the new database, equal to those of the backup
 * @param leftOut what the backup does not cover, one phrase each
 * @param missingRoles roles that owned objects or held privileges and do not exist there; the login owns their objects
 * @param refusedRoles roles that exist and to which this login could not grant all that they had
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
