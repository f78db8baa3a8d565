package clinic.frontdesk.reservation;

import java.util.Locale;

/** Why the database refuses a place to the desk. */
public enum Refusal {
    FULL,
    /** No opening that day, a closure or a holiday. */
    CLOSED,
    /** Outside that day's windows. */
    OUTSIDE_HOURS,
    /** More than ten minutes ago. */
    PAST,
    /** The service is not offered any more. */
    INACTIVE,
    DAILY_LIMIT;

    /** Its name on the command line and in the database, as {@code outside-hours}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal of a {@link #code()}. */
    public static Refusal ofCode(String code) {
        return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
