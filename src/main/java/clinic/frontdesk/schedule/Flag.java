package clinic.frontdesk.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the database notes about a reservation for a person to see: why it needs review, or that it was squeezed in. */
public enum Flag {
    /** More is held at once than the capacity allows. */
    FULL,
    /** A closure, a holiday, or a day without openings. */
    CLOSED,
    OUTSIDE_HOURS,
    DAILY_LIMIT,
    /** The row was accepted before its day could be checked. */
    UNCHECKED,
    UNREADABLE_TIME,
    /** The treatment would end after midnight. */
    PAST_MIDNIGHT,
    /** One statement wrote an old and a new time column, and the two differ. */
    TIME_MISMATCH,
    /** Booked over the rules by a person, with a reason. Nothing to review. */
    SQUEEZE_IN;

    /** Its name in the database and in message keys, as {@code outside-hours}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a person has to look at the reservation. */
    public boolean needsReview() {
        return this != SQUEEZE_IN;
    }

    /** The flag of a {@link #code()}; empty for a code that a newer schema added. */
    public static Optional<Flag> ofCode(String code) {
        return Arrays.stream(values()).filter(flag -> flag.code().equals(code)).findFirst();
    }
}
