package clinic.frontdesk.database;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The current time for the website's {@code timestamp(3)} columns. They hold UTC, whatever the zone of the clinic or of
 * the session is.
 */
public final class UtcTimestamps {

    /** The time at which it is evaluated. */
    public static final Field<LocalDateTime> NOW = utc("clock_timestamp()");

    /** The start of the statement: equal in all columns that one statement writes. */
    public static final Field<LocalDateTime> STATEMENT = utc("statement_timestamp()");

    private UtcTimestamps() {}

    private static Field<LocalDateTime> utc(String function) {
        return DSL.field("(" + function + " at time zone 'UTC')::timestamp(3)", SQLDataType.LOCALDATETIME(3));
    }
}
