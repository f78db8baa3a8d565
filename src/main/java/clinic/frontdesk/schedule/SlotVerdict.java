package clinic.frontdesk.schedule;

/**
 * The answer of {@link Availability} about one start.
 *
 * @param capacity the least capacity over the occupied interval; 0 where no opening bounds it
 * @param free the least free capacity over the occupied interval, at least 0; regardless of a daily limit
 */
public record SlotVerdict(Verdict verdict, int capacity, int free) {

    /** Whether a treatment may start there. */
    public enum Verdict {
        FITS,
        /** Nothing is open for the service that day, or the treatment overlaps a closure. */
        CLOSED,
        /** The treatment does not lie wholly inside one opening. */
        OUTSIDE_HOURS,
        /** The capacity is used up at some instant of the occupied interval. */
        FULL,
        /** The treatment would exceed the daily limit of its service. */
        DAILY_LIMIT
    }
}
