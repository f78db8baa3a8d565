package clinic.frontdesk.backup;

/** Hears how far a backup is, and may stop it. Called on the thread that makes the backup, a few times a second. */
public interface BackupListener {

    /** One who does not listen. */
    BackupListener NONE = new BackupListener() {};

    /**
     * So far.
     *
     * @param doneRows rows written and read back again; one that is only written counts half
     * @param totalRows all that there are
     */
    default void progress(long doneRows, long totalRows) {}

    /** False to stop: what was written is deleted, and the call ends as {@link BackupException.Reason#CANCELLED}. */
    default boolean goOn() {
        return true;
    }
}
