package clinic.frontdesk.week;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.schedule.ServiceTerms;
import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One week as the desk shows it, read in one snapshot; or one of its days.
 *
 * @param monday the first day
 * @param now the clinic's wall clock when it was read
 * @param days seven days, Monday first, or the one day
 * @param services the services by id
 * @param unconfirmed how many reservations of any week are to be confirmed, from today on
 * @param attention how many reservations of any week need review, from today on or without a readable time
 * @param versions the versions of its days and of the rules in the same snapshot
 */
public record Week(
        LocalDate monday,
        LocalDateTime now,
        List<WeekDay> days,
        Map<String, ServiceTerms> services,
        int unconfirmed,
        int attention,
        DayVersions versions) {

    public Week {
        days = List.copyOf(days);
        services = Map.copyOf(services);
    }

    /** The clinic's day when it was read. */
    public LocalDate today() {
        return now.toLocalDate();
    }

    /** A day of it; empty where it does not hold the day. */
    public Optional<WeekDay> day(LocalDate date) {
        return days.stream().filter(day -> day.date().equals(date)).findFirst();
    }

    /** The same week with only one of its days, or with all where it does not hold the day. */
    public Week only(LocalDate date) {
        return day(date).map(day -> withDays(List.of(day))).orElse(this);
    }

    /** The same week with the cancelled reservations among the cards. */
    public Week withCancelled() {
        return withDays(
                days.stream().map(day -> day.withCancelled(card -> true)).toList());
    }

    /** The same week with some of the cancelled reservations among the cards. */
    public Week withCancelled(Set<String> reservationIds) {
        boolean any = days.stream()
                .flatMap(day -> day.cancelled().stream())
                .anyMatch(card -> reservationIds.contains(card.reservationId()));
        return any
                ? withDays(days.stream()
                        .map(day -> day.withCancelled(card -> reservationIds.contains(card.reservationId())))
                        .toList())
                : this;
    }

    private Week withDays(List<WeekDay> other) {
        return new Week(monday, now, other, services, unconfirmed, attention, versions);
    }

    /**
     * The free starts, by day and start: those of a service; before one is chosen, or where it cannot be booked, those of the
     * service that takes the shortest time; and the slots of the grid where no service can be booked.
     */
    public List<Slot> free(@Nullable String serviceId) {
        return days.stream()
                .flatMap(
                        day -> terms(serviceId, day.date())
                                .map(terms -> day.free(terms, now))
                                .orElseGet(() -> day.freeSlots(now))
                                .stream())
                .toList();
    }

    private Optional<ServiceTerms> terms(@Nullable String serviceId, LocalDate date) {
        ServiceTerms chosen = serviceId == null ? null : services.get(serviceId);
        return chosen != null && chosen.active()
                ? Optional.of(chosen)
                : services.values().stream()
                        .filter(ServiceTerms::active)
                        .min(Comparator.<ServiceTerms>comparingInt(
                                        terms -> terms.on(date).duration())
                                .thenComparingInt(terms -> terms.on(date).buffer())
                                .thenComparing(ServiceTerms::serviceId));
    }
}
