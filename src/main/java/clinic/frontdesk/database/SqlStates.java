package clinic.frontdesk.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * The SQLSTATE codes that the program distinguishes; each predicate is named for what the code means to the caller. The
 * codes are those of PostgreSQL's Appendix A; the first two characters are the class of the error.
 *
 * <p>Predicates take a code, or a failure whose chain of causes is searched for the first code.
 */
public final class SqlStates {

    private static final String CONNECTION_CLASS = "08";
    private static final String FEATURE_NOT_SUPPORTED_CLASS = "0A";
    private static final String DATA_EXCEPTION_CLASS = "22";
    private static final String INTEGRITY_CONSTRAINT_CLASS = "23";
    private static final String INVALID_AUTHORIZATION_CLASS = "28";
    private static final String SYNTAX_OR_ACCESS_CLASS = "42";

    private static final String TRIGGERED_ACTION_CLASS = "09";
    private static final String TRIGGERED_CHANGE_CLASS = "27";
    private static final String RAISED_CLASS = "P0";
    private static final String WITH_CHECK_OPTION = "44000";
    private static final String DEPENDENT_OBJECTS = "2BP01";
    private static final String PROTOCOL_VIOLATION = "08P01";
    private static final String INVALID_PARAMETER_VALUE = "22023";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";
    private static final String UNTRANSLATABLE_CHARACTER = "22P05";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String RAISED = "P0001";
    private static final String INSUFFICIENT_RESOURCES_CLASS = "53";
    private static final String NOT_IN_PREREQUISITE_STATE = "55000";
    private static final String CONNECTION_REJECTED = "08004";
    private static final String CONNECTION_FAILURE = "08006";
    private static final String IDLE_SESSION = "57P05";
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final String TRANSACTION_TIMEOUT = "25P04";
    private static final String DATABASE_DROPPED = "57P04";
    private static final String UNDEFINED_DATABASE = "3D000";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String DISK_FULL = "53100";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";
    private static final String ADMIN_SHUTDOWN = "57P01";
    private static final String CRASH_SHUTDOWN = "57P02";
    private static final String CANNOT_CONNECT_NOW = "57P03";

    /** Raised by the desk's functions when a rule refuses a write; the message names the rule. */
    private static final String REFUSED_BY_RULE = "FD001";

    /** Raised by the desk's functions when a day stays locked; the detail names the holder of the lock. */
    private static final String DAY_LOCKED = "FD003";

    private SqlStates() {}

    /** The failure of a connection whose server does not answer any more. */
    public static SQLException noAnswer() {
        return new SQLException("The server does not answer any more", CONNECTION_FAILURE);
    }

    /** The code of the first database error in a failure's chain of causes; empty if there is none. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error && error.getSQLState() != null) {
                return error.getSQLState();
            }
        }
        return "";
    }

    /** Whether the same transaction may succeed when it is run again: another transaction was in its way. */
    public static boolean retryable(Throwable failure) {
        return retryable(of(failure));
    }

    /** Whether the same transaction may succeed when it is run again: another transaction was in its way. */
    public static boolean retryable(@Nullable String state) {
        return SERIALIZATION_FAILURE.equals(state) || DEADLOCK_DETECTED.equals(state) || lockNotAvailable(state);
    }

    /** Whether a lock was not obtained within {@code lock_timeout}, or not at once with {@code NOWAIT}. */
    public static boolean lockNotAvailable(Throwable failure) {
        return lockNotAvailable(of(failure));
    }

    /** Whether a lock was not obtained within {@code lock_timeout}, or not at once with {@code NOWAIT}. */
    public static boolean lockNotAvailable(@Nullable String state) {
        return LOCK_NOT_AVAILABLE.equals(state);
    }

    /** Whether a day stayed locked by another client for as long as a desk waits. */
    public static boolean dayLocked(@Nullable String state) {
        return DAY_LOCKED.equals(state);
    }

    /** Whether this login may not do what it tried, or the server or transaction is read only. */
    public static boolean writeNotPermitted(Throwable failure) {
        String state = of(failure);
        return insufficientPrivilege(state) || readOnly(state);
    }

    /** Whether this login lacks a privilege. */
    public static boolean insufficientPrivilege(Throwable failure) {
        return insufficientPrivilege(of(failure));
    }

    /** Whether this login lacks a privilege. */
    public static boolean insufficientPrivilege(@Nullable String state) {
        return INSUFFICIENT_PRIVILEGE.equals(state);
    }

    /** Whether a write was tried in a read-only transaction, as on a standby. */
    public static boolean readOnly(@Nullable String state) {
        return READ_ONLY_TRANSACTION.equals(state);
    }

    /**
     * Whether the server cannot be used at present: the connection was lost or refused, the server is shutting down,
     * starting or recovering, or all its connections are taken.
     */
    public static boolean unreachable(@Nullable String state) {
        return state != null
                && switch (state) {
                    case ADMIN_SHUTDOWN,
                            CRASH_SHUTDOWN,
                            CANNOT_CONNECT_NOW,
                            TOO_MANY_CONNECTIONS,
                            IDLE_SESSION,
                            IDLE_IN_TRANSACTION,
                            TRANSACTION_TIMEOUT -> true;
                    default -> state.startsWith(CONNECTION_CLASS);
                };
    }

    /** Whether the server, or what answers in its place, does not accept a message or a start-up parameter. */
    public static boolean protocolViolation(Throwable failure) {
        return PROTOCOL_VIOLATION.equals(of(failure));
    }

    /** Whether the server runs but has no connection to spare. */
    public static boolean tooManyConnections(@Nullable String state) {
        return TOO_MANY_CONNECTIONS.equals(state);
    }

    /** Whether the server does not accept the login or its password. */
    public static boolean loginRejected(@Nullable String state) {
        return state != null && state.startsWith(INVALID_AUTHORIZATION_CLASS);
    }

    /** Whether the server has no database of that name. */
    public static boolean undefinedDatabase(@Nullable String state) {
        return UNDEFINED_DATABASE.equals(state) || DATABASE_DROPPED.equals(state);
    }

    /** Whether a statement names a table or view that does not exist. */
    public static boolean undefinedTable(Throwable failure) {
        return UNDEFINED_TABLE.equals(of(failure));
    }

    /** Whether the statement was canceled, by {@code statement_timeout} or by another session. */
    public static boolean queryCanceled(Throwable failure) {
        return QUERY_CANCELED.equals(of(failure));
    }

    /** Whether the server's disk is full. */
    public static boolean diskFull(@Nullable String state) {
        return DISK_FULL.equals(state);
    }

    /** Whether the server does not accept a value, as for a setting that its platform does not support. */
    public static boolean invalidParameterValue(Throwable failure) {
        return INVALID_PARAMETER_VALUE.equals(of(failure));
    }

    /** Whether a statement is not valid on this server, or this login may not run it. */
    public static boolean syntaxOrAccess(@Nullable String state) {
        return state != null && state.startsWith(SYNTAX_OR_ACCESS_CLASS);
    }

    /** Whether the server rejects a statement for its syntax, a value or a constraint, regardless of the login. */
    public static boolean statementRejected(@Nullable String state) {
        return state != null
                && (syntaxOrAccess(state)
                        || state.startsWith(FEATURE_NOT_SUPPORTED_CLASS)
                        || state.startsWith(DATA_EXCEPTION_CLASS)
                        || state.startsWith(INTEGRITY_CONSTRAINT_CLASS));
    }

    /**
     * Whether the server, a constraint or a trigger refused what was written of a row: a value, an integrity constraint, a
     * trigger's exception.
     */
    public static boolean rowRejected(Throwable failure) {
        String state = of(failure);
        return state.startsWith(DATA_EXCEPTION_CLASS)
                || state.startsWith(INTEGRITY_CONSTRAINT_CLASS)
                || state.startsWith(RAISED_CLASS)
                || state.equals(WITH_CHECK_OPTION)
                || state.startsWith(TRIGGERED_ACTION_CLASS)
                || state.startsWith(TRIGGERED_CHANGE_CLASS);
    }

    /** What refused a row: the name of the constraint where the server tells it, else the code. */
    public static String whatRejected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException error && error.getServerErrorMessage() != null) {
                String constraint = error.getServerErrorMessage().getConstraint();
                if (constraint != null) {
                    return constraint;
                }
            }
        }
        return of(failure);
    }

    /** What the server adds to an error's message, on one line; its message where it adds nothing. */
    public static String detailOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException error && error.getServerErrorMessage() != null) {
                String detail = error.getServerErrorMessage().getDetail();
                String message = error.getServerErrorMessage().getMessage();
                return String.valueOf(detail == null ? message : detail).replace('\n', ';');
            }
        }
        return of(failure);
    }

    /** Whether other objects depend on one that is to be dropped. */
    public static boolean dependedOn(Throwable failure) {
        return DEPENDENT_OBJECTS.equals(of(failure));
    }

    /** Whether one of the desk's own rules refused the write. */
    public static boolean refusedByRule(Throwable failure) {
        return REFUSED_BY_RULE.equals(of(failure));
    }

    /** Whether a value has a character that the database's encoding lacks, or a zero byte. */
    public static boolean textNotStorable(@Nullable String state) {
        return CHARACTER_NOT_IN_REPERTOIRE.equals(state) || UNTRANSLATABLE_CHARACTER.equals(state);
    }

    /** Whether the server is starting, recovering or shutting down. */
    public static boolean starting(@Nullable String state) {
        return CANNOT_CONNECT_NOW.equals(state);
    }

    /** Whether the server lacks memory or another resource than disk and connections. */
    public static boolean insufficientResources(@Nullable String state) {
        return state != null
                && state.startsWith(INSUFFICIENT_RESOURCES_CLASS)
                && !diskFull(state)
                && !tooManyConnections(state);
    }

    /** Whether the driver ended the start of a connection, as without a password or encryption. */
    public static boolean connectionRejected(@Nullable String state) {
        return CONNECTION_REJECTED.equals(state);
    }

    /** Whether an object is not in the state that a statement needs. */
    public static boolean notInPrerequisiteState(@Nullable String state) {
        return NOT_IN_PREREQUISITE_STATE.equals(state);
    }

    /** Whether the statement was canceled, by {@code statement_timeout} or by another session. */
    public static boolean queryCanceled(@Nullable String state) {
        return QUERY_CANCELED.equals(state);
    }

    /** Whether a row conflicts with another one, by a unique index or an exclusion constraint. */
    public static boolean conflictsWithRow(@Nullable String state) {
        return UNIQUE_VIOLATION.equals(state) || EXCLUSION_VIOLATION.equals(state);
    }

    /** Whether a constraint of a table, or a trigger's RAISE, refused a row. */
    public static boolean rowRefused(@Nullable String state) {
        return RAISED.equals(state) || (state != null && state.startsWith(INTEGRITY_CONSTRAINT_CLASS));
    }
}
