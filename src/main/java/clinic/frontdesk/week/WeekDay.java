package clinic.frontdesk.week;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Availability;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.DayGrid;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.ServiceTerms;
import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One day of a shown week.
 *
 * @param plan what decides what may be booked on it
 * @param closures what is closed for every service, by start
 * @param cards the day's reservations that have a readable time, by start, without the cancelled ones
 * @param cancelled the day's cancelled and rejected reservations that have a readable time, by start
 * @param fullness how full the periods are that have bookable minutes
 * @param closedServices what is closed for single services, by start
 */
public record WeekDay(
        DayPlan plan,
        List<ClosedInterval> closures,
        List<WeekCard> cards,
        List<WeekCard> cancelled,
        Map<Period, Fullness> fullness,
        List<ServiceClosure> closedServices) {

    /** A day on which no single service is closed. */
    public WeekDay(
            DayPlan plan,
            List<ClosedInterval> closures,
            List<WeekCard> cards,
            List<WeekCard> cancelled,
            Map<Period, Fullness> fullness) {
        this(plan, closures, cards, cancelled, fullness, List.of());
    }

    /** The day of a plan, with its reservations, cancelled or not. */
    public static WeekDay of(DayPlan plan, List<WeekCard> reservations) {
        return of(plan, reservations, Map.of());
    }

    /** As the other one, with the names of services that are closed, by id. */
    static WeekDay of(DayPlan plan, List<WeekCard> reservations, Map<String, String> names) {
        Map<Boolean, List<WeekCard>> byCancelled = reservations.stream()
                .collect(Collectors.partitioningBy(card -> card.status() == DisplayStatus.CANCELLED));
        return new WeekDay(
                plan,
                ClosedInterval.of(plan),
                byCancelled.getOrDefault(false, List.of()),
                byCancelled.getOrDefault(true, List.of()),
                new DayGrid(plan).fullness(),
                ServiceClosure.of(plan, names));
    }

    public LocalDate date() {
        return plan.date();
    }

    /** The openings in force, clinic-wide and of single services; empty on a day without openings. */
    public List<Opening> openings() {
        return plan.openings();
    }

    /** The same day with those cancelled reservations among the cards that are wanted. */
    WeekDay withCancelled(Predicate<WeekCard> wanted) {
        List<WeekCard> all = Stream.concat(cards.stream(), cancelled.stream().filter(wanted))
                .sorted(Comparator.comparingInt(WeekCard::start).thenComparing(WeekCard::reservationId))
                .toList();
        return new WeekDay(
                plan, closures, all, cancelled.stream().filter(wanted.negate()).toList(), fullness, closedServices);
    }

    /** The free starts of a service from {@code now} on, by start. */
    List<Slot> free(ServiceTerms terms, LocalDateTime now) {
        return new Availability(plan, terms.on(date()), null)
                .starts(now).stream().filter(slot -> slot.free() > 0).toList();
    }

    /** The free slots of the grid from {@code now} on, by start. */
    List<Slot> freeSlots(LocalDateTime now) {
        return new DayGrid(plan).freeSlots(now);
    }

    /** How many reservations may be held at once: the most over the day. */
    public int capacity() {
        List<Opening> clinicWide =
                openings().stream().filter(Opening::clinicWide).toList();
        return (clinicWide.isEmpty() ? openings() : clinicWide)
                .stream().mapToInt(Opening::capacity).max().orElse(0);
    }

    /** Whether the whole day is closed, as on a public holiday or on a day without openings. */
    public boolean closed() {
        return openings().isEmpty() || wholeDay().isPresent();
    }

    /** Why the whole day is closed; empty where it is not, where there is no opening, or where no reason was given. */
    public Optional<String> closedFor() {
        return wholeDay().map(ClosedInterval::reason).filter(reason -> !reason.isBlank());
    }

    /** The interval that covers the whole day or all of its openings. */
    private Optional<ClosedInterval> wholeDay() {
        return closures.stream()
                .filter(interval -> (interval.start() == 0 && interval.end() == ClockTime.MINUTES_A_DAY)
                        || (!openings().isEmpty() && openings().stream().allMatch(interval::covers)))
                .findFirst();
    }
}
