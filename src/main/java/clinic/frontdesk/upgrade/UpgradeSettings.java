package clinic.frontdesk.upgrade;

import clinic.frontdesk.database.UserFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * The settings of an upgrade.
 *
 * @param waitForAnother the time to wait for another desk that is upgrading
 * @param waitForLocks the time to retry for locks that other programs hold, over the whole run
 * @param batch the most rows filled in one transaction, 1 to 1000; fewer where that takes too long
 * @param program the name and version of this program, recorded with the run
 * @param afterRollBack whether a person asked for the upgrade after it was rolled back
 * @param files the folder of backups and reports
 * @param allowedTriggers names of other programs' triggers that may fire on the rows filled
 */
public record UpgradeSettings(
        Duration waitForAnother,
        Duration waitForLocks,
        int batch,
        String program,
        boolean afterRollBack,
        Path files,
        Set<String> allowedTriggers) {

    /** The settings of a launch. */
    public static final UpgradeSettings STANDARD = new UpgradeSettings(
            Duration.ofMinutes(2), Duration.ofSeconds(30), 1000, "frontdesk", false, UserFolders.data(), Set.of());

    public UpgradeSettings {
        if (batch < 1 || batch > 1000) {
            throw new IllegalArgumentException("a batch is 1 to 1000 rows, not " + batch);
        }
        allowedTriggers = Set.copyOf(allowedTriggers);
    }

    /** The same, asked for after a rollback. */
    public UpgradeSettings askedAgain() {
        return new UpgradeSettings(waitForAnother, waitForLocks, batch, program, true, files, allowedTriggers);
    }

    /** The same with other times to wait. */
    public UpgradeSettings withWaits(Duration another, Duration locks) {
        return new UpgradeSettings(another, locks, batch, program, afterRollBack, files, allowedTriggers);
    }

    /** The same with batches of another size. */
    public UpgradeSettings withBatch(int rows) {
        return new UpgradeSettings(waitForAnother, waitForLocks, rows, program, afterRollBack, files, allowedTriggers);
    }

    /** The same under another program's name. */
    public UpgradeSettings withProgram(String name) {
        return new UpgradeSettings(waitForAnother, waitForLocks, batch, name, afterRollBack, files, allowedTriggers);
    }

    /** The same, with triggers of other programs that may fire. */
    public UpgradeSettings allowing(Set<String> triggers) {
        return new UpgradeSettings(waitForAnother, waitForLocks, batch, program, afterRollBack, files, triggers);
    }

    /** The same with its files in another folder. */
    public UpgradeSettings withFiles(Path folder) {
        return new UpgradeSettings(
                waitForAnother, waitForLocks, batch, program, afterRollBack, folder, allowedTriggers);
    }
}
