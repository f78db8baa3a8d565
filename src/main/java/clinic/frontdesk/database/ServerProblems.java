package clinic.frontdesk.database;

import clinic.frontdesk.failure.ServerProblem;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells what a server, a pooler or the driver did not accept. Messages are in the server's language; the name of the
 * server's function that raised an error is not.
 */
final class ServerProblems {

    private static final String NO_ENTRY = "ClientAuthentication";
    private static final String NO_ROLE = "InitializeSessionUserId";
    private static final String CHECK_DATABASE = "CheckMyDatabase";

    private ServerProblems() {}

    /** The problem of one error, not of its causes; null if it is of another kind. */
    static @Nullable ServerProblem of(SQLException failure) {
        String state = failure.getSQLState();
        ServerErrorMessage message = failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
        String routine = message == null ? null : message.getRoutine();
        if (failure instanceof PoolerException) {
            return ServerProblem.POOLER;
        }
        if (message == null) {
            return ofDriver(failure, state);
        }
        if (SqlStates.loginRejected(state)) {
            return NO_ENTRY.equals(routine)
                    ? ServerProblem.NO_ENTRY
                    : NO_ROLE.equals(routine) ? ServerProblem.UNKNOWN_ROLE : null;
        }
        if (SqlStates.notInPrerequisiteState(state) && CHECK_DATABASE.equals(routine)) {
            return ServerProblem.DATABASE_CLOSED;
        }
        return ofState(state);
    }

    private static @Nullable ServerProblem ofState(@Nullable String state) {
        if (SqlStates.tooManyConnections(state)) {
            return ServerProblem.TOO_MANY_CONNECTIONS;
        }
        if (SqlStates.starting(state)) {
            return ServerProblem.STARTING;
        }
        if (SqlStates.readOnly(state)) {
            return ServerProblem.TAKES_NO_CHANGES;
        }
        if (SqlStates.diskFull(state)) {
            return ServerProblem.DISK_FULL;
        }
        if (SqlStates.insufficientResources(state)) {
            return ServerProblem.OUT_OF_MEMORY;
        }
        if (SqlStates.queryCanceled(state)) {
            return ServerProblem.CANCELED;
        }
        return SqlStates.textNotStorable(state) ? ServerProblem.TEXT_NOT_STORABLE : null;
    }

    /** The driver gives up the start of a connection by itself. */
    private static @Nullable ServerProblem ofDriver(SQLException failure, @Nullable String state) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return ServerProblem.UNTRUSTED_TLS;
            }
        }
        String text = String.valueOf(failure.getMessage());
        if (text.contains("CertPath") || text.startsWith(beginning("The hostname {0} could not be verified"))) {
            return ServerProblem.UNTRUSTED_TLS;
        }
        if (!SqlStates.connectionRejected(state)) {
            return null;
        }
        if (text.equals(GT.tr("The server does not support SSL."))) {
            return ServerProblem.NO_TLS;
        }
        return text.startsWith(beginning(
                        "The authentication type {0} is not supported. Check that you have configured the pg_hba.conf"
                                + " file to include the client''s IP address or subnet, and that it is using an"
                                + " authentication scheme supported by the driver."))
                ? ServerProblem.LOGIN_METHOD
                : ServerProblem.NO_PASSWORD;
    }

    /** The driver translates its messages; their beginning, before the first argument, identifies them. */
    private static String beginning(String message) {
        String translated = GT.tr(message, "{0}");
        int argument = translated.indexOf("{0}");
        return argument < 1 ? translated : translated.substring(0, argument);
    }
}
