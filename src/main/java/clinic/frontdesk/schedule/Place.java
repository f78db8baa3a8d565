package clinic.frontdesk.schedule;

/**
 * What {@link Availability} says of one start.
 *
 * @param capacity the least bound over the occupied interval; 0 where nothing bounds it
 * @param free the least of it that is left, at least 0
 */
public record Place(Verdict verdict, int capacity, int free) {

    /** Whether a treatment may start there. */
    public enum Verdict {
        FITS,
        /** Nothing is open for it that day, or a closure meets it. */
        CLOSED,
        /** Not inside one window whole. */
        OUTSIDE_HOURS,
        FULL
    }
}
