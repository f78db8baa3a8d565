package clinic.frontdesk.reservation;

import java.util.Locale;

/** Why the database refused a booking by a desk. */
public enum Refusal {
    FULL,
    /** A day without openings, a closure or a holiday. */
    CLOSED,
    /** Outside the openings of the day. */
    OUTSIDE_HOURS,
    /** The start cannot be read as a time. */
    NO_START,
    /** More than ten minutes ago. */
    PAST,
    /** The service is inactive. */
    INACTIVE,
    DAILY_LIMIT,
    /** A unique index or an exclusion constraint that others made. */
    CLINIC_RULE;

    /** Its name on the command line and in the database, as {@code outside-hours}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal of a {@link #code()}. */
    public static Refusal ofCode(String code) {
        return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
