package clinic.frontdesk.reservation;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.VisitFinder;
import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.schedule.VisitRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Finds and lays out visits of one or more services back to back. Every call goes to the database and blocks. */
public final class VisitPlanner {

    private final DayPlanRepository plans;

    public VisitPlanner(DSLContext dsl) {
        this.plans = new DayPlanRepository(dsl);
    }

    /**
     * The first visits that can be booked, by time.
     *
     * @param from the first day, or null for the clinic's today
     * @param days how many days, from 1
     * @param most how many visits at most, from 1
     */
    public List<VisitOption> first(VisitRequest request, @Nullable LocalDate from, int days, int most) {
        LocalDate first = from == null ? plans.now().toLocalDate() : from;
        return new VisitFinder(plans.schedule(first, days), request).first(most);
    }

    /**
     * The reservations of one visit, for {@link DeskBookings#bookVisit}: the first as it is given, each other one under a
     * new id at the start that follows directly. Whether they are granted is for the database to decide.
     *
     * @param following the ids of the services after the first, in order; may be empty
     * @return in order; empty where a service is not offered
     */
    public Optional<List<NewReservation>> parts(NewReservation first, List<String> following) {
        if (following.isEmpty()) {
            return Optional.of(List.of(first));
        }
        String[] services =
                Stream.concat(Stream.of(first.serviceId()), following.stream()).toArray(String[]::new);
        VisitFinder finder = new VisitFinder(plans.schedule(first.date(), 1), VisitRequest.of(services));
        List<Integer> starts;
        try {
            starts = finder.following(first.date(), first.start());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        List<NewReservation> parts = new ArrayList<>();
        parts.add(first);
        for (int i = 1; i < services.length; i++) {
            parts.add(first.following(UUID.randomUUID().toString(), services[i], starts.get(i)));
        }
        return Optional.of(parts);
    }
}
