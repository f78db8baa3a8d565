package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what may be booked on some days, read at one moment.
 *
 * @param now the clinic's wall clock at that moment
 * @param days the days in order, without gaps
 * @param services the services by id
 */
public record Schedule(LocalDateTime now, List<DayPlan> days, Map<String, ServiceTerms> services) {

    public Schedule {
        days = List.copyOf(days);
        services = Map.copyOf(services);
    }

    /**
     * The terms of a service.
     *
     * @throws IllegalArgumentException when the service is unknown
     */
    public ServiceTerms termsOf(String serviceId) {
        ServiceTerms terms = services.get(serviceId);
        if (terms == null) {
            throw new IllegalArgumentException("not a service: " + serviceId);
        }
        return terms;
    }

    /** The offered starts of a service; none where it is unknown or cannot be booked. */
    public List<Slot> starts(String serviceId) {
        ServiceTerms terms = services.get(serviceId);
        if (terms == null || !terms.active()) {
            return List.of();
        }
        return days.stream()
                .flatMap(day -> new Availability(day, terms.on(day.date()), null).starts(now).stream())
                .toList();
    }

    /** The offered starts for moving a reservation, as booked; it does not conflict with itself. */
    public List<Slot> startsFor(Treatment booked, @Nullable String reservationId) {
        return days.stream()
                .flatMap(day -> new Availability(day, booked, reservationId).starts(now).stream())
                .toList();
    }

    /**
     * The day of a date.
     *
     * @throws IllegalArgumentException when the date is not among the days
     */
    public DayPlan on(LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not among the days: " + date));
    }
}
