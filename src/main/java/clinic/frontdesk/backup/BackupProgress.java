package clinic.frontdesk.backup;

import clinic.frontdesk.backup.BackupException.Reason;

/** Counts rows written and read back, and reports to the listener at intervals. */
final class BackupProgress {

    private static final int ROWS_BETWEEN = 20_000;

    private final BackupListener listener;
    private final long total;
    private long moved;
    private long told;

    BackupProgress(BackupListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** Adds rows that were written or read back. */
    void moved(long rows) throws BackupException {
        moved += rows;
        if (moved - told >= ROWS_BETWEEN) {
            tell();
        }
    }

    /** Reports the progress, and asks whether to go on. */
    void tell() throws BackupException {
        told = moved;
        listener.progress(Math.min(moved / 2, total), total);
        check(listener);
    }

    static void check(BackupListener listener) throws BackupException {
        if (!listener.goOn()) {
            throw new BackupException(Reason.CANCELLED, "The backup was canceled; its file was deleted.");
        }
    }
}
