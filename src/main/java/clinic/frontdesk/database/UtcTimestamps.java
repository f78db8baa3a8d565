package clinic.frontdesk.database;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The current time for the website's {@code timestamp(3)} columns, which store UTC whatever the time zone of the clinic
 * or of the session.
 */
public final class UtcTimestamps {

    /** The time of evaluation. */
    public static final Field<LocalDateTime> NOW = utc("clock_timestamp()");

    /** The start of the statement, equal in all columns written by one statement. */
    public static final Field<LocalDateTime> STATEMENT = utc("statement_timestamp()");

    private UtcTimestamps() {}

    private static Field<LocalDateTime> utc(String function) {
        return DSL.field("(" + function + " at time zone 'UTC')::timestamp(3)", SQLDataType.LOCALDATETIME(3));
    }
}
