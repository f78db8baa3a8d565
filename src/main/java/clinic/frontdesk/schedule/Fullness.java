package clinic.frontdesk.schedule;

/**
 * How full a half of a day is.
 *
 * @param held minutes held, each counted once for every reservation that holds it, buffers included; may exceed
 *     {@code bookable} where the half is overbooked
 * @param bookable minutes that may be held, each counted as often as its capacity; from 1
 */
public record Fullness(int held, int bookable) {

    public Fullness {
        if (held < 0 || bookable < 1) {
            throw new IllegalArgumentException("not a fullness: " + held + " of " + bookable);
        }
    }

    /** The part of the bookable minutes that is held, 0 to 1. */
    public double ratio() {
        return Math.min(1, (double) held / bookable);
    }
}
