package clinic.frontdesk.failure;

import clinic.frontdesk.text.Text;

/**
 * Why work failed. A person can act on each kind but {@link Unforeseen}, which is a bug: it has been logged, and the
 * error window shows it.
 */
public sealed interface Failure {

    /** The server does not answer, or the connection broke. */
    record Unreachable() implements Failure {}

    /** The server has no such database. */
    record NoSuchDatabase() implements Failure {}

    /** The user or password was rejected. */
    record NoLogin() implements Failure {}

    /** The user lacks a privilege. */
    record NoRight() implements Failure {}

    /** The server does not accept or cannot do something, for a reason that a person can mend. */
    record ServerRefusal(ServerProblem problem) implements Failure {}

    /**
     * A constraint or trigger that others made on the clinic's tables refused a row.
     *
     * @param name of the constraint, or of the function that raised the error
     */
    record ClinicRule(String name) implements Failure {}

    /** A conflict with a concurrent writer; the same call may succeed when repeated. */
    record Retryable() implements Failure {}

    /**
     * Another client has locked the day, for longer than a desk waits.
     *
     * @param holder the program, role, address and process of that client; empty if they are not known
     */
    record DayLocked(String holder) implements Failure {}

    /**
     * The embedded server could not be started.
     *
     * @param reason one English sentence that explains why
     */
    record NoEmbeddedServer(String reason) implements Failure {}

    /** Anything else. */
    record Unforeseen(ErrorReport report) implements Failure {}

    /** The name used in message keys, such as {@code no-login}. */
    default String code() {
        return switch (this) {
            case Unreachable unreachable -> "unreachable";
            case NoSuchDatabase missing -> "no-such-database";
            case NoLogin login -> "no-login";
            case NoRight right -> "no-right";
            case ServerRefusal(ServerProblem problem) -> "server." + problem.code();
            case ClinicRule rule -> "clinic-rule";
            case Retryable retryable -> "retryable";
            case DayLocked locked -> "day-locked";
            case NoEmbeddedServer server -> "no-embedded-server";
            case Unforeseen unforeseen -> "unforeseen";
        };
    }

    /** What happened and the next step, to be shown beside the work. */
    default Text text() {
        return switch (this) {
            case Unforeseen(ErrorReport report) -> Text.of("failure.unforeseen", report.code());
            case DayLocked(String holder) when !holder.isEmpty() -> Text.of("failure.day-locked-by", holder);
            case ClinicRule(String name) -> Text.of("failure.clinic-rule", name);
            default -> Text.of("failure." + code());
        };
    }

    /** One English sentence for the command line, without personal data or secrets. */
    default String sentence() {
        return switch (this) {
            case Unreachable unreachable ->
                "The clinic's database is out of reach; check that its server is running and the network is up.";
            case NoSuchDatabase missing -> "The server has no database of that name; check the address.";
            case NoLogin login ->
                "The database did not accept the login; check the user, and the password in pgpass or PGPASSWORD.";
            case NoRight right -> "This login lacks the privilege; ask the database administrator.";
            case ServerRefusal(ServerProblem problem) -> problem.sentence();
            case ClinicRule(String name) ->
                "The clinic's database refuses this row by its own rule \"" + name
                        + "\"; change what the rule concerns, or ask the people who maintain the website.";
            case Retryable retryable -> "Another desk was changing the same day; try again.";
            case DayLocked locked ->
                "Another client has locked the day"
                        + (locked.holder().isEmpty() ? "" : " (" + locked.holder() + ")")
                        + "; try again when it has finished.";
            case NoEmbeddedServer server -> server.reason();
            case Unforeseen unforeseen -> "Unexpected error; the log has the details.";
        };
    }
}
