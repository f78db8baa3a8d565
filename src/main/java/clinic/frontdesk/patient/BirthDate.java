package clinic.frontdesk.patient;

import java.time.LocalDate;

/** The range of birth dates. */
public final class BirthDate {

    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);

    private BirthDate() {}

    /** Whether a person born on a day may be alive on {@code today}: from 1880-01-01 to {@code today}. */
    public static boolean isPlausible(LocalDate birth, LocalDate today) {
        return !birth.isBefore(EARLIEST) && !birth.isAfter(today);
    }
}
