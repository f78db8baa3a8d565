package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides who may be booked on one day.
 *
 * @param openings the openings in force that day, of all services
 * @param closures what is closed that day, of all services
 * @param held the places that reservations hold
 * @param limits the limits of minutes, at most one a service
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

    /** The same day with one more place held. */
    DayPlan with(BusyInterval place) {
        List<BusyInterval> more = new ArrayList<>(held);
        more.add(place);
        return new DayPlan(date, openings, closures, more, limits);
    }
}
