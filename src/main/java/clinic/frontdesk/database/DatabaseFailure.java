package clinic.frontdesk.database;

/** What can go wrong with a database, as far as a person can do something about it. */
public sealed interface DatabaseFailure {

    /** Nobody answers, or the connection broke. */
    record Unreachable() implements DatabaseFailure {}

    /** The server is there, the database is not. */
    record NoSuchDatabase() implements DatabaseFailure {}

    /** The login or its password was not accepted. */
    record NoLogin() implements DatabaseFailure {}

    /** The login may not do that. */
    record NoRight() implements DatabaseFailure {}

    /** Another writer was met; the same call may succeed when made again. */
    record Retryable() implements DatabaseFailure {}

    /** The embedded server could not be started; the sentence says why. */
    record NoEmbeddedServer(String reason) implements DatabaseFailure {}

    /** Anything else. */
    record Unknown() implements DatabaseFailure {}

    /** Its name in message keys, such as {@code no-login}. */
    default String code() {
        return switch (this) {
            case Unreachable unreachable -> "unreachable";
            case NoSuchDatabase missing -> "no-such-database";
            case NoLogin login -> "no-login";
            case NoRight right -> "no-right";
            case Retryable retryable -> "retryable";
            case NoEmbeddedServer server -> "no-embedded-server";
            case Unknown unknown -> "unknown";
        };
    }

    /** One plain sentence in English, with nothing personal and no secret in it. */
    default String sentence() {
        return switch (this) {
            case Unreachable unreachable ->
                "The clinic's database is out of reach; check that its server is running and the network is up.";
            case NoSuchDatabase missing -> "The server has no database of that name; check the address.";
            case NoLogin login ->
                "The database did not accept the login; check the user, and the password in pgpass or PGPASSWORD.";
            case NoRight right -> "This login may not do that; ask whoever looks after the database.";
            case Retryable retryable -> "Another desk was changing the same day; try again.";
            case NoEmbeddedServer server -> server.reason();
            case Unknown unknown -> "Something went wrong that nobody foresaw; the log has the details.";
        };
    }
}
