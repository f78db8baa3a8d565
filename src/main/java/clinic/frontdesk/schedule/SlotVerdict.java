package clinic.frontdesk.schedule;

/**
 * What {@link Availability} says of one start.
 *
 * @param capacity the least bound over the occupied interval; 0 where nothing bounds it
 * @param free the least of it that is left, at least 0; a limit of minutes a day does not count here
 */
public record SlotVerdict(Verdict verdict, int capacity, int free) {

    /** Whether a treatment may start there. */
    public enum Verdict {
        FITS,
        /** Nothing is open for it that day, or a closure meets it. */
        CLOSED,
        /** Not inside one window whole. */
        OUTSIDE_HOURS,
        FULL,
        /** Its service would pass the minutes that it may have that day. */
        DAILY_LIMIT
    }
}
