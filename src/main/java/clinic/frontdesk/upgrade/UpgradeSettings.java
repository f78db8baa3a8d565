package clinic.frontdesk.upgrade;

import clinic.frontdesk.database.UserFolders;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How an upgrade runs.
 *
 * @param waitForAnother how long to wait for another desk that is upgrading
 * @param waitForLocks how long to try for a lock that another program holds, over the whole run
 * @param batch rows filled in one transaction at most, 1 to 1000; fewer where that takes long
 * @param program the name and version of this program, for the record
 * @param afterRollBack whether a person asked for it on a database where it was taken back
 * @param files the folder below which backups and reports are kept
 */
public record UpgradeSettings(
        Duration waitForAnother, Duration waitForLocks, int batch, String program, boolean afterRollBack, Path files) {

    /** What a launch uses. */
    public static final UpgradeSettings STANDARD = new UpgradeSettings(
            Duration.ofMinutes(2), Duration.ofSeconds(30), 1000, "frontdesk", false, UserFolders.data());

    public UpgradeSettings {
        if (batch < 1 || batch > 1000) {
            throw new IllegalArgumentException("a batch is 1 to 1000 rows, not " + batch);
        }
    }

    /** The same, for a person who asks for the upgrade after it was taken back. */
    public UpgradeSettings askedAgain() {
        return new UpgradeSettings(waitForAnother, waitForLocks, batch, program, true, files);
    }

    /** The same with other waits. */
    public UpgradeSettings withWaits(Duration another, Duration locks) {
        return new UpgradeSettings(another, locks, batch, program, afterRollBack, files);
    }

    /** The same with batches of another size. */
    public UpgradeSettings withBatch(int rows) {
        return new UpgradeSettings(waitForAnother, waitForLocks, rows, program, afterRollBack, files);
    }

    /** The same under another program's name. */
    public UpgradeSettings withProgram(String name) {
        return new UpgradeSettings(waitForAnother, waitForLocks, batch, name, afterRollBack, files);
    }

    /** The same with its files in another folder. */
    public UpgradeSettings withFiles(Path folder) {
        return new UpgradeSettings(waitForAnother, waitForLocks, batch, program, afterRollBack, folder);
    }
}
