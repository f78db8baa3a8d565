package clinic.frontdesk.backup;

/** Follows a backup and may cancel it. Called on the thread that makes the backup, a few times a second. */
public interface BackupListener {

    /** Does nothing. */
    BackupListener NONE = new BackupListener() {};

    /**
     * Reports the progress.
     *
     * @param doneRows rows written and read back; a row that is only written counts half
     * @param totalRows the number of all rows
     */
    default void progress(long doneRows, long totalRows) {}

    /** False to cancel: the file is deleted, and the call fails with {@link BackupException.Reason#CANCELLED}. */
    default boolean goOn() {
        return true;
    }
}
