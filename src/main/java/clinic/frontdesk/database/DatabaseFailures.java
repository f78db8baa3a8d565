package clinic.frontdesk.database;

import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells one kind of failure from another, however deep its cause lies. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    /** What an exception means; {@link Failure.Unforeseen} where neither it nor a cause of it came from the database. */
    public static Failure classify(Throwable failure) {
        Failure found = null;
        boolean fromDatabase = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EmbeddedServerException embedded) {
                return new Failure.NoEmbeddedServer(String.valueOf(embedded.getMessage()));
            }
            if (cause instanceof SQLException sql) {
                fromDatabase = true;
                Failure byState = byState(sql.getSQLState());
                if (byState != null) {
                    found = byState;
                } else if (sql instanceof SQLTransientConnectionException && found == null) {
                    // The pool's time ran out; its cause, if any, tells more.
                    found = new Failure.Unreachable();
                }
            } else if (cause instanceof IOException && fromDatabase && found == null) {
                found = new Failure.Unreachable();
            }
        }
        return found == null ? new Failure.Unforeseen(ErrorReport.of(failure)) : found;
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

    private static @Nullable Failure byState(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case "3D000" -> new Failure.NoSuchDatabase();
            case "42501" -> new Failure.NoRight();
            case "40001", "40P01", "55P03" -> new Failure.Retryable();
            // Shut down by its administrator, crashed, starting up, too many connections.
            case "57P01", "57P02", "57P03", "53300" -> new Failure.Unreachable();
            default ->
                state.startsWith("08")
                        ? new Failure.Unreachable()
                        : state.startsWith("28") ? new Failure.NoLogin() : null;
        };
    }
}
