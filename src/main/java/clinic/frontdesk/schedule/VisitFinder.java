package clinic.frontdesk.schedule;

import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds visits of one or more services back to back. Each service starts when the treatment before it ends, where
 * capacity is free then, else when the buffer after that treatment ends.
 */
public final class VisitFinder {

    /** The reservation id of the intervals that the visit itself would hold. */
    private static final String OWN = "";

    private final Schedule schedule;
    private final VisitRequest request;
    private final List<ServiceTerms> services = new ArrayList<>();

    /** Searches the days of a schedule; finds nothing where a service is unknown or cannot be booked. */
    public VisitFinder(Schedule schedule, VisitRequest request) {
        this.schedule = schedule;
        this.request = request;
        for (String id : request.serviceIds()) {
            ServiceTerms terms = schedule.services().get(id);
            if (terms != null && terms.active()) {
                services.add(terms);
            }
        }
    }

    /** The first visits in order of time, at most {@code most}. */
    public List<VisitOption> first(long most) {
        return services.size() < request.serviceIds().size()
                ? List.of()
                : schedule.days().stream().flatMap(this::visits).limit(most).toList();
    }

    /**
     * The minutes of the day at which the services of one visit start when the first one starts at {@code start}. Each
     * starts when the treatment before it ends, if it fits then, else when the buffer after that treatment ends, whether
     * it fits or not: the database decides when the visit is booked.
     *
     * @throws IllegalArgumentException when the date is not among the days, or a service is unknown or cannot be booked
     */
    public List<Integer> following(LocalDate date, int start) {
        if (services.size() < request.serviceIds().size()) {
            throw new IllegalArgumentException("a service of the visit is not offered");
        }
        DayPlan day = schedule.on(date);
        List<Integer> starts = new ArrayList<>();
        int next = start;
        for (int number = 0; number < services.size(); number++) {
            Treatment treatment = services.get(number).on(date);
            if (number > 0) {
                Treatment before = services.get(number - 1).on(date);
                Availability availability = new Availability(day, treatment, null);
                int end = next + before.duration();
                next = availability.at(end).verdict() == Verdict.FITS ? end : end + before.buffer();
            }
            starts.add(next);
            day = day.with(
                    new BusyInterval(OWN, treatment.serviceId(), next, treatment.duration(), treatment.buffer()));
        }
        return starts;
    }

    private Stream<VisitOption> visits(DayPlan day) {
        if (!request.weekdays().contains(day.date().getDayOfWeek())) {
            return Stream.empty();
        }
        Treatment treatment = services.getFirst().on(day.date());
        return new Availability(day, treatment, null)
                .starts(schedule.now()).stream()
                        .filter(start ->
                                start.free() > 0 && start.start() >= request.notBefore() && suits(start.period()))
                        .flatMap(start -> then(day.with(held(treatment, start)), treatment, start, 1)
                                .map(rest -> prefixed(start, rest))
                                .stream());
    }

    /** The parts from {@code number} on, after the part {@code held}; empty where one does not fit. */
    private Optional<List<Slot>> then(DayPlan day, Treatment before, Slot held, int number) {
        if (number == services.size()) {
            return Optional.of(List.of());
        }
        Treatment treatment = services.get(number).on(day.date());
        Availability availability = new Availability(day, treatment, null);
        return IntStream.of(held.end(), held.end() + before.buffer())
                .distinct()
                .mapToObj(start -> part(availability, day, treatment, start))
                .flatMap(Optional::stream)
                .flatMap(start -> then(day.with(held(treatment, start)), treatment, start, number + 1)
                        .map(rest -> prefixed(start, rest).parts())
                        .stream())
                .findFirst();
    }

    private Optional<Slot> part(Availability availability, DayPlan day, Treatment treatment, int start) {
        SlotVerdict verdict = availability.at(start);
        @Nullable
        Opening window = availability.windows().stream()
                .filter(opening -> opening.contains(start, start + treatment.duration()))
                .findFirst()
                .orElse(null);
        if (verdict.verdict() != Verdict.FITS || window == null || !suits(window.period())) {
            return Optional.empty();
        }
        boolean offGrid = (start - window.start()) % window.interval() != 0;
        return Optional.of(new Slot(
                day.date(),
                window.period(),
                start,
                start + treatment.duration(),
                verdict.free(),
                verdict.capacity(),
                offGrid));
    }

    private boolean suits(Period period) {
        return request.period() == null || request.period() == period;
    }

    private static BusyInterval held(Treatment treatment, Slot start) {
        return new BusyInterval(OWN, treatment.serviceId(), start.start(), treatment.duration(), treatment.buffer());
    }

    private static VisitOption prefixed(Slot first, List<Slot> rest) {
        List<Slot> parts = new ArrayList<>();
        parts.add(first);
        parts.addAll(rest);
        return new VisitOption(parts);
    }
}
