package clinic.frontdesk.week;

import clinic.frontdesk.live.DayVersions;
import java.time.LocalDate;
import java.util.List;

/**
 * The days that a calendar of a month shows, read in one snapshot.
 *
 * @param days six weeks, from a Monday on
 * @param today the clinic's day when it was read
 * @param versions the versions of its days and of the rules in the same snapshot
 */
public record Month(List<MonthDay> days, LocalDate today, DayVersions versions) {

    /** The days of six weeks. */
    public static final int DAYS = 42;

    public Month {
        days = List.copyOf(days);
    }

    public LocalDate first() {
        return days.getFirst().date();
    }
}
