package clinic.frontdesk.database;

import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.failure.ServerProblem;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Classifies failures by their chain of causes. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    /**
     * The failure of an exception; {@link Failure.Unforeseen} if neither it nor a cause of it came from the database.
     */
    public static Failure classify(Throwable failure) {
        Failure found = null;
        boolean fromDatabase = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EmbeddedServerException embedded) {
                return new Failure.NoEmbeddedServer(String.valueOf(embedded.getMessage()));
            }
            if (cause instanceof SQLException sql) {
                fromDatabase = true;
                if (SqlStates.dayLocked(sql.getSQLState())) {
                    return new Failure.DayLocked(detail(sql));
                }
                ServerProblem problem = ServerProblems.of(sql);
                if (problem == ServerProblem.POOLER) {
                    return new Failure.ServerRefusal(problem);
                }
                Failure byState = problem == null ? byState(sql) : new Failure.ServerRefusal(problem);
                if (byState != null) {
                    found = byState;
                } else if (sql instanceof SQLTransientConnectionException && found == null) {
                    // The pool timed out; its cause, if any, is more specific.
                    found = new Failure.Unreachable();
                }
            } else if (cause instanceof IOException && fromDatabase && found == null) {
                found = new Failure.Unreachable();
            }
        }
        return found == null ? new Failure.Unforeseen(ErrorReport.of(failure)) : found;
    }

    private static String detail(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
        String detail = message == null ? null : message.getDetail();
        return detail == null ? "" : detail;
    }

    private static @Nullable Failure byState(SQLException failure) {
        String state = failure.getSQLState();
        String rule = ClinicRules.ruleOf(failure).orElse(null);
        if (rule != null) {
            return new Failure.ClinicRule(rule);
        }
        if (SqlStates.retryable(state)) {
            return new Failure.Retryable();
        }
        if (SqlStates.unreachable(state)) {
            return new Failure.Unreachable();
        }
        if (SqlStates.loginRejected(state)) {
            return new Failure.NoLogin();
        }
        if (SqlStates.insufficientPrivilege(state)) {
            return new Failure.NoRight();
        }
        return SqlStates.undefinedDatabase(state) ? new Failure.NoSuchDatabase() : null;
    }
}
