package clinic.frontdesk.backup;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A backup could not be made, read or restored. No file is left behind, and the database is unchanged. */
public final class BackupException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The reasons. */
    public enum Reason {
        /** No room for the file, or for the server's temporary tables. */
        NO_SPACE,
        /** This user lacks permission for the folder, the file or the database. */
        NO_RIGHT,
        /** The file was changed since it was written. */
        DAMAGED,
        /** The database to restore into is not empty. */
        NOT_EMPTY,
        /** The file cannot be read or written, for another reason than space and permissions. */
        UNREADABLE,
        /** PostgreSQL's own tools are needed and are missing or failed. */
        TOOL_FAILED,
        /** The file exists already. */
        EXISTS,
        /** A later version of this program wrote the file. */
        NEWER_FORMAT,
        /** Another session kept a table locked. */
        BLOCKED,
        /** What was read back differs from the database. */
        NOT_PROVEN,
        /** The server rejects the contents of the backup: an object of that name exists, or the server is too old. */
        REFUSED,
        /** The listener canceled it. */
        CANCELLED,
        /** The database failed or the connection was lost; see the cause. */
        DATABASE
    }

    private final Reason reason;
    private final String sentence;

    BackupException(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    BackupException(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.sentence = sentence;
    }

    public Reason reason() {
        return reason;
    }

    /** One plain sentence in English, with nothing personal in it. */
    public String sentence() {
        return sentence;
    }
}
