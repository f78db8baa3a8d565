package clinic.frontdesk.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection leads to a pooler, which shares the server's sessions among its clients. */
public final class PoolerException extends SQLException {

    private static final long serialVersionUID = 1L;

    PoolerException(@Nullable Throwable cause) {
        super("The connection leads to a pooler", cause);
    }
}
