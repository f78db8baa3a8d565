package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * What decides who may be booked on one day.
 *
 * @param openings the openings in force that day, of all services
 * @param closures what is closed that day, of all services
 * @param held the places that reservations hold
 */
public record DayPlan(LocalDate date, List<Opening> openings, List<Closure> closures, List<Held> held) {

    public DayPlan {
        openings = List.copyOf(openings);
        closures = List.copyOf(closures);
        held = List.copyOf(held);
    }
}
