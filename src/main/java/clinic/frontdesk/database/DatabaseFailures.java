package clinic.frontdesk.database;

import clinic.frontdesk.database.DatabaseFailure.NoEmbeddedServer;
import clinic.frontdesk.database.DatabaseFailure.NoLogin;
import clinic.frontdesk.database.DatabaseFailure.NoRight;
import clinic.frontdesk.database.DatabaseFailure.NoSuchDatabase;
import clinic.frontdesk.database.DatabaseFailure.Retryable;
import clinic.frontdesk.database.DatabaseFailure.Unknown;
import clinic.frontdesk.database.DatabaseFailure.Unreachable;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells one kind of failure from another, however deep its cause lies. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    /** What the failure is; {@link Unknown} where it is not the database's. */
    public static DatabaseFailure classify(Throwable failure) {
        DatabaseFailure found = new Unknown();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EmbeddedServerException embedded) {
                return new NoEmbeddedServer(String.valueOf(embedded.getMessage()));
            }
            if (cause instanceof SQLException sql) {
                DatabaseFailure byState = byState(sql.getSQLState());
                if (!(byState instanceof Unknown)) {
                    found = byState;
                } else if (sql instanceof SQLTransientConnectionException && found instanceof Unknown) {
                    // The pool's time ran out; its cause, if any, tells more.
                    found = new Unreachable();
                }
            } else if (cause instanceof IOException && found instanceof Unknown) {
                found = new Unreachable();
            }
        }
        return found;
    }

    /** The five characters by which SQL tells the failure; empty where the database said nothing. */
    public static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error && error.getSQLState() != null) {
                return error.getSQLState();
            }
        }
        return "";
    }

    private static DatabaseFailure byState(@Nullable String state) {
        if (state == null) {
            return new Unknown();
        }
        return switch (state) {
            case "3D000" -> new NoSuchDatabase();
            case "42501" -> new NoRight();
            case "40001", "40P01", "55P03" -> new Retryable();
            // Shut down by its administrator, crashed, starting up, too many connections.
            case "57P01", "57P02", "57P03", "53300" -> new Unreachable();
            default ->
                state.startsWith("08") ? new Unreachable() : state.startsWith("28") ? new NoLogin() : new Unknown();
        };
    }
}
