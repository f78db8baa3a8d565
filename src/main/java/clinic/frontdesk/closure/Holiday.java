package clinic.frontdesk.closure;

import java.time.LocalDate;

/**
 * A public holiday.
 *
 * @param name its name; where several fall on the day, all of them separated by a middle dot
 * @param opened whether the clinic opened it, so that it is booked as any other day
 */
public record Holiday(LocalDate date, String name, boolean opened) {

    /** The first year whose holidays the schema holds. */
    public static final int FIRST_YEAR = 2024;

    /** The last year whose holidays the schema holds. */
    public static final int LAST_YEAR = 2060;
}
