package clinic.frontdesk.week;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One day of a shown week.
 *
 * @param openings the openings in force, clinic-wide and of single services; empty on a closed day
 * @param closures what is closed of it for every service, by start, with the reason to show
 * @param cards the day's reservations with a readable time, by start
 * @param fullness for each period that has an opening, the part of its bookable minutes that is held, 0 to 1
 */
public record WeekDay(
        LocalDate date,
        List<Opening> openings,
        List<Closure> closures,
        List<WeekCard> cards,
        Map<Period, Double> fullness) {

    /** Whether nothing is open that day. */
    public boolean closed() {
        return openings.isEmpty();
    }

    /** A closed stretch [start, end) in minutes of the day, and why. */
    public record Closure(int start, int end, String reason) {}
}
