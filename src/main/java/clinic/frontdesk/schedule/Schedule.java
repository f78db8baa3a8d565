package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some days of a clinic, whole, as they stood at one moment: everything that says who may be booked when.
 *
 * @param now the clinic's wall clock at that moment
 * @param days in order, without gaps
 * @param services what each service takes, by its id
 */
public record Schedule(LocalDateTime now, List<DayPlan> days, Map<String, ServiceTerms> services) {

    public Schedule {
        days = List.copyOf(days);
        services = Map.copyOf(services);
    }

    /** The starts that a service is offered at; none where it is not known, or cannot be booked. */
    public List<Slot> starts(String serviceId) {
        ServiceTerms terms = services.get(serviceId);
        if (terms == null || !terms.active()) {
            return List.of();
        }
        return days.stream()
                .flatMap(day -> new Availability(day, terms.on(day.date()), null).starts(now).stream())
                .toList();
    }

    /** Where a reservation may be moved to, with the minutes that it was booked with; it does not conflict with itself. */
    public List<Slot> startsFor(Treatment booked, @Nullable String reservationId) {
        return days.stream()
                .flatMap(day -> new Availability(day, booked, reservationId).starts(now).stream())
                .toList();
    }

    /** The day of a date. */
    public DayPlan on(LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not among the days: " + date));
    }
}
