package clinic.frontdesk.backup;

import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.database.SqlStates;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Translates failures of the disk or the database into {@link BackupException}. */
final class BackupFailures {

    private BackupFailures() {}

    static BackupException ofDatabase(Throwable failure) {
        String state = SqlStates.of(failure);
        if (SqlStates.insufficientPrivilege(state)) {
            return new BackupException(
                    Reason.NO_RIGHT,
                    "This login may not read all that a backup covers, or may not make temporary tables to prove it;"
                            + " ask the database administrator.",
                    failure);
        }
        if (SqlStates.readOnly(state)) {
            return new BackupException(
                    Reason.NO_RIGHT,
                    "This server takes no changes, and a backup is proven with temporary tables; ask for one on the"
                            + " primary server.",
                    failure);
        }
        if (SqlStates.diskFull(state)) {
            return new BackupException(
                    Reason.NO_SPACE, "The database server has no room for the tables that prove a backup.", failure);
        }
        if (SqlStates.lockNotAvailable(state)) {
            return new BackupException(
                    Reason.BLOCKED, "Another session keeps a table locked; try again once it has finished.", failure);
        }
        return new BackupException(
                Reason.DATABASE, "The database failed or the connection was lost during the backup.", failure);
    }

    /** A failure to write a file. */
    static BackupException ofWriting(Path file, IOException failure) {
        if (noSpace(failure)) {
            return new BackupException(
                    Reason.NO_SPACE, "There is no room for the backup in " + folder(file) + ".", failure);
        }
        String text = text(failure);
        if (failure instanceof AccessDeniedException
                || text.contains("permission denied")
                || text.contains("not permitted")
                || text.contains("read-only")) {
            return new BackupException(
                    Reason.NO_RIGHT, "This user may not write a backup in " + folder(file) + ".", failure);
        }
        if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
            return new BackupException(Reason.UNREADABLE, "There is no folder " + folder(file) + ".", failure);
        }
        return new BackupException(
                Reason.UNREADABLE, "The backup could not be written in " + folder(file) + ".", failure);
    }

    /** A failure to read a file. */
    static BackupException ofReading(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new BackupException(Reason.UNREADABLE, "There is no file " + file + ".", failure);
        }
        if (failure instanceof AccessDeniedException) {
            return new BackupException(Reason.NO_RIGHT, "This user may not read " + file + ".", failure);
        }
        return new BackupException(Reason.UNREADABLE, "The file " + file + " cannot be read.", failure);
    }

    static BackupException damaged(Path file) {
        return new BackupException(
                Reason.DAMAGED,
                "The file " + file + " is not a whole backup of the desk's: it was cut off, changed or never was one.");
    }

    /** Java has no exception for a full disk; the system's message is searched. */
    static boolean noSpace(IOException failure) {
        String text = text(failure);
        return text.contains("no space left")
                || text.contains("not enough space")
                || text.contains("file too large")
                || text.contains("quota exceeded");
    }

    private static String text(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
