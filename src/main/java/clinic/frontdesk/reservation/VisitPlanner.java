package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.Obstacle;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.VisitFinder;
import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.schedule.VisitRequest;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Finds and lays out visits of one or more services back to back. Every call goes to the database and blocks. */
public final class VisitPlanner implements Visits {

    /** Rule 10: a desk may book a start up to this many minutes ago. */
    private static final long MINUTES_AGO = 10;

    private final DSLContext dsl;
    private final DayPlanRepository plans;

    public VisitPlanner(DSLContext dsl) {
        this.dsl = dsl;
        this.plans = new DayPlanRepository(dsl);
    }

    @Override
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

    @Override
    public @Nullable PlannedVisit at(List<String> serviceIds, LocalDate date, int start) {
        Schedule schedule = plans.schedule(date, 1);
        List<Integer> starts;
        try {
            starts = new VisitFinder(schedule, VisitRequest.of(serviceIds.toArray(String[]::new)))
                    .following(date, start);
        } catch (IllegalArgumentException e) {
            return null;
        }
        VisitCheck check = new VisitCheck(schedule, date, serviceIds, starts);
        boolean past = date.atStartOfDay().plusMinutes(start + MINUTES_AGO).isBefore(schedule.now());
        Text inTheWay = past ? Text.of("refusal.past") : textOf(check.obstacle());
        return new PlannedVisit(date, check.parts(), past, inTheWay);
    }

    private Text textOf(@Nullable Obstacle obstacle) {
        return obstacle == null ? Text.NONE : ObstacleTexts.of(obstacle, names(obstacle));
    }

    private Map<String, String> names(Obstacle obstacle) {
        if (!(obstacle instanceof Obstacle.Full full) || full.held().isEmpty()) {
            return Map.of();
        }
        return dsl.select(RESERVATIONS.ID, RESERVATIONS.PATIENTNAME)
                .from(RESERVATIONS)
                .where(RESERVATIONS.ID.in(
                        full.held().stream().map(BusyInterval::reservationId).toList()))
                .fetchMap(RESERVATIONS.ID, RESERVATIONS.PATIENTNAME);
    }
}
