package clinic.frontdesk.upgrade;

import java.nio.file.Path;

/** Told how far an upgrade is, on the thread that runs it. What it throws ends the run, which the next one resumes. */
public interface UpgradeListener {

    /** Hears nothing. */
    UpgradeListener NONE = new UpgradeListener() {};

    /** A step begins. */
    default void step(UpgradeStep step) {}

    /**
     * Whether to go on, asked again and again until the first change of the database; a no postpones the upgrade, with
     * nothing changed.
     */
    default boolean mayBegin() {
        return true;
    }

    /** Another desk is upgrading this database, and this run waits until it is done. */
    default void waitsForAnother() {}

    /** So many rows are backed up or read back, of about so many. */
    default void backedUp(long done, long total) {}

    /** The expanding has come to this version of the schema, of so many. */
    default void expanded(int version, int last) {}

    /** A batch is committed: so many reservations were looked at, of about so many. */
    default void filled(long done, long total) {}

    /** The report for the manager is in this file. */
    default void reported(Path file) {}
}
