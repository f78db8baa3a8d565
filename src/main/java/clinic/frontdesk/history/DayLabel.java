package clinic.frontdesk.history;

import java.time.LocalDate;

/** Days in the descriptions of steps. */
public final class DayLabel {

    private DayLabel() {}

    /** Month and day as {@code 11/30}, which Korean and English readers both read so. */
    public static String of(LocalDate day) {
        return day.getMonthValue() + "/" + day.getDayOfMonth();
    }
}
