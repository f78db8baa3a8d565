package clinic.frontdesk.schedule;

import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what is in the way of a treatment on one day, by the rules of {@link Availability}. */
public final class Obstacles {

    private final DayPlan day;
    private final Treatment treatment;
    private final @Nullable String except;
    private final Availability availability;

    /**
     * Computes one day for one treatment.
     *
     * @param except the reservation that is being moved, which does not conflict with itself; null for a new one
     */
    public Obstacles(DayPlan day, Treatment treatment, @Nullable String except) {
        this.day = day;
        this.treatment = treatment;
        this.except = except;
        this.availability = new Availability(day, treatment, except);
    }

    /** What is in the way at a minute of the day, 0 to 1439, past or future; empty where the treatment may start there. */
    public Optional<Obstacle> at(int start) {
        Verdict verdict = availability.at(start).verdict();
        return switch (verdict) {
            case FITS -> Optional.empty();
            case CLOSED ->
                Optional.of(closure(start).<Obstacle>map(Obstacle.Closed::new).orElseGet(Obstacle.NoOpening::new));
            case OUTSIDE_HOURS ->
                Optional.of(new Obstacle.OutsideHours(availability.windows().stream()
                        .sorted(Comparator.comparingInt(Opening::start))
                        .toList()));
            case FULL -> Optional.of(new Obstacle.Full(held(start)));
            case DAILY_LIMIT ->
                day.limits().stream()
                        .filter(limit -> limit.serviceId().equals(treatment.serviceId()))
                        .findFirst()
                        .map(Obstacle.LimitReached::new);
        };
    }

    private Optional<Closure> closure(int start) {
        return day.closures().stream()
                .filter(closure -> closure.meets(treatment.serviceId(), start, start + treatment.duration()))
                .min(Comparator.comparingInt(Closure::start));
    }

    /** What is held at the first instant without a free place: of all services, or of this one where only it is full. */
    private List<BusyInterval> held(int start) {
        int until = start + treatment.duration() + treatment.buffer();
        List<BusyInterval> met = day.held().stream()
                .filter(interval -> !interval.reservationId().equals(except))
                .filter(interval -> interval.start() < until && start < interval.until())
                .sorted(Comparator.comparingInt(BusyInterval::start).thenComparing(BusyInterval::reservationId))
                .toList();
        int full = availability.firstFull(start, until);
        List<BusyInterval> then = met.stream()
                .filter(interval -> interval.start() <= full && full < interval.until())
                .toList();
        List<BusyInterval> own = then.stream()
                .filter(interval -> Objects.equals(interval.serviceId(), treatment.serviceId()))
                .toList();
        return availability.fullForAll(full) ? then : own;
    }
}
