package clinic.frontdesk.backup;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A backup could not be made, read or restored. Nothing is left behind and nothing was written in the database. */
public final class BackupException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No room for the file, or for the server's temporary tables. */
        NO_SPACE,
        /** The folder, the file or the database does not let this user. */
        NO_RIGHT,
        /** The file is not what was written. */
        DAMAGED,
        /** The database to restore into holds something. */
        NOT_EMPTY,
        /** The file cannot be read or written, for a reason other than space and rights. */
        UNREADABLE,
        /** PostgreSQL's own tools are missing or failed, and this needs them. */
        TOOL_FAILED,
        /** The file is there already. */
        EXISTS,
        /** A later version of this program wrote the file. */
        NEWER_FORMAT,
        /** Another session kept a table locked. */
        BLOCKED,
        /** What was read back is not what stands in the database. */
        NOT_PROVEN,
        /** The server does not take what the backup holds: something of the same name is there, or it is too old. */
        REFUSED,
        /** The listener said to stop. */
        CANCELLED,
        /** The database failed or went away; the cause tells more. */
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
