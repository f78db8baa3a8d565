package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about one day that decides what may be booked on it.
 *
 * @param openings the openings in force that day, of all services
 * @param closures the closures of that day, of all services
 * @param held what reservations hold, in any order
 * @param limits the daily limits, at most one per service
 */
public record DayPlan(
        LocalDate date,
        List<Opening> openings,
        List<Closure> closures,
        List<BusyInterval> held,
        List<DailyLimit> limits) {

    public DayPlan {
        openings = List.copyOf(openings);
        closures = List.copyOf(closures);
        held = List.copyOf(held);
        limits = List.copyOf(limits);
    }

    /** A day on which no service has a limit. */
    public DayPlan(LocalDate date, List<Opening> openings, List<Closure> closures, List<BusyInterval> held) {
        this(date, openings, closures, held, List.of());
    }

    /** The same day with one more interval held. */
    public DayPlan with(BusyInterval interval) {
        List<BusyInterval> more = new ArrayList<>(held);
        more.add(interval);
        return new DayPlan(date, openings, closures, more, limits);
    }

    /** Rule 10: the first minute of the day that is not before {@code now}, 0 to 1440. */
    int firstMinuteFrom(LocalDateTime now) {
        if (now.toLocalDate().isAfter(date)) {
            return ClockTime.MINUTES_A_DAY;
        }
        if (now.toLocalDate().isBefore(date)) {
            return 0;
        }
        LocalDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
        return minute.getHour() * 60 + minute.getMinute() + (now.isAfter(minute) ? 1 : 0);
    }
}
