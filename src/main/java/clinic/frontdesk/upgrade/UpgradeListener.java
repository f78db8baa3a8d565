package clinic.frontdesk.upgrade;

import java.nio.file.Path;

/** Follows an upgrade, on the thread that runs it. An exception ends the run, and the next run resumes it. */
public interface UpgradeListener {

    /** Does nothing. */
    UpgradeListener NONE = new UpgradeListener() {};

    /** A step begins. */
    default void step(UpgradeStep step) {}

    /**
     * Whether to go on. Asked repeatedly until the first change of the database; false postpones the upgrade with
     * nothing changed.
     */
    default boolean mayBegin() {
        return true;
    }

    /**
     * Whether to continue. Asked before each batch of the fill and before each day that is checked for overlaps; false
     * ends the run, and the next run resumes it.
     */
    default boolean mayContinue() {
        return true;
    }

    /** Another desk is upgrading this database, and this run waits for it. */
    default void waitsForAnother() {}

    /** So many rows were backed up or read back, of about {@code total}. */
    default void backedUp(long done, long total) {}

    /** The schema has reached this version; {@code last} is the final one. */
    default void expanded(int version, int last) {}

    /** A batch was committed: so many reservations were examined, of about {@code total}. */
    default void filled(long done, long total) {}

    /** The report for the manager was written to this file. */
    default void reported(Path file) {}
}
