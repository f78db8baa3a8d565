package clinic.frontdesk.closure;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.PlacedReservation;
import clinic.frontdesk.schedule.Availability;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads who is affected by closures, and which start to offer to each. Every call goes to the database and blocks. */
public final class AffectedVisits {

    /** How many days are searched for a start to offer. */
    private static final int DAYS = 28;

    /** For so many days a start in the same half of the day is preferred to an earlier one in the other. */
    private static final int DAYS_OF_THE_SAME_HALF = 7;

    private final DSLContext dsl;

    public AffectedVisits(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** What a range would close, one closure for each day, with the openings of the days as they are. */
    public List<NewClosure> closures(ClosureRange range) {
        return Closures.closures(dsl, range);
    }

    /**
     * The reservations from today on that hold places under closures, made or only wanted, by time. No two are offered places
     * that exclude each other.
     */
    public List<AffectedVisit> under(List<NewClosure> closures) {
        LocalDateTime now = new DayPlanRepository(dsl).now();
        List<AffectedVisit> found = closures.isEmpty() ? List.of() : read(closures, now.toLocalDate());
        if (found.isEmpty()) {
            return found;
        }
        LocalDate first = found.getFirst().placed().date();
        int days = (int) (found.getLast().placed().date().toEpochDay() - first.toEpochDay()) + DAYS;
        Schedule schedule = new DayPlanRepository(dsl).schedule(first, days);
        List<DayPlan> plans = new ArrayList<>(
                schedule.days().stream().map(plan -> closed(plan, closures)).toList());
        List<AffectedVisit> offered = new ArrayList<>();
        for (AffectedVisit visit : found) {
            Optional<Slot> slot = offer(visit, plans, schedule.now());
            slot.ifPresent(start -> take(plans, visit, start));
            offered.add(new AffectedVisit(
                    visit.placed(), visit.start(), visit.patientName(), visit.phone(), visit.serviceName(), slot));
        }
        return offered;
    }

    private static DayPlan closed(DayPlan plan, List<NewClosure> closures) {
        List<Closure> all = new ArrayList<>(plan.closures());
        closures.stream()
                .filter(closure -> closure.date().equals(plan.date()))
                .forEach(closure ->
                        all.add(new Closure(closure.serviceId(), closure.start(), closure.end(), closure.reason())));
        return new DayPlan(plan.date(), plan.openings(), all, plan.held(), plan.limits());
    }

    private static Optional<Slot> offer(AffectedVisit visit, List<DayPlan> plans, LocalDateTime now) {
        LocalDate date = visit.placed().date();
        Optional<Slot> other = Optional.empty();
        for (DayPlan plan : plans) {
            if (plan.date().isBefore(date) || date.plusDays(DAYS).isBefore(plan.date())) {
                continue;
            }
            List<Slot> later = new Availability(plan, visit.placed().treatment(), visit.id())
                    .starts(now).stream()
                            .filter(slot -> slot.free() > 0)
                            .filter(slot -> slot.date().isAfter(date) || slot.start() > visit.start())
                            .toList();
            Optional<Slot> same = plan.date().isAfter(date.plusDays(DAYS_OF_THE_SAME_HALF))
                    ? Optional.empty()
                    : later.stream()
                            .filter(slot -> Period.of(slot.start()) == Period.of(visit.start()))
                            .findFirst();
            if (same.isPresent()) {
                return same;
            }
            other = other.isPresent() ? other : later.stream().findFirst();
            if (other.isPresent() && !plan.date().isBefore(date.plusDays(DAYS_OF_THE_SAME_HALF))) {
                break;
            }
        }
        return other;
    }

    /** Holds an offered start, so that the next one is offered another. */
    private static void take(List<DayPlan> plans, AffectedVisit visit, Slot start) {
        Treatment treatment = visit.placed().treatment();
        plans.replaceAll(plan -> plan.date().equals(start.date())
                ? plan.with(new BusyInterval(
                        visit.id() + " offered",
                        treatment.serviceId(),
                        start.start(),
                        treatment.duration(),
                        treatment.buffer()))
                : plan);
    }

    private List<AffectedVisit> read(List<NewClosure> closures, LocalDate today) {
        Condition under = closures.stream().map(AffectedVisits::under).reduce(DSL.falseCondition(), Condition::or);
        return dsl.select(
                        OCCUPANCY.RESERVATION_ID,
                        OCCUPANCY.DAY,
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.DURATION_MINUTES,
                        OCCUPANCY.BUFFER_MINUTES,
                        OCCUPANCY.SERVICE_ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.PHONE,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(under)
                .and(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.DAY.ge(today))
                .orderBy(OCCUPANCY.DAY, OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .fetch(row -> new AffectedVisit(
                        new PlacedReservation(
                                row.get(OCCUPANCY.RESERVATION_ID),
                                row.get(OCCUPANCY.DAY),
                                row.get(OCCUPANCY.START_MINUTE),
                                new Treatment(
                                        row.get(OCCUPANCY.SERVICE_ID),
                                        row.get(OCCUPANCY.DURATION_MINUTES),
                                        row.get(OCCUPANCY.BUFFER_MINUTES)),
                                /* holds= */ true),
                        row.get(OCCUPANCY.START_MINUTE),
                        row.get(RESERVATIONS.PATIENTNAME),
                        row.get(RESERVATIONS.PHONE),
                        Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                                .orElseGet(() -> LegacyService.nameOf(row.get(RESERVATIONS.SERVICE))),
                        Optional.empty()));
    }

    private static Condition under(NewClosure closure) {
        Condition meets = OCCUPANCY
                .DAY
                .eq(closure.date())
                .and(OCCUPANCY.START_MINUTE.lt(closure.end()))
                .and(OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES).gt(closure.start()));
        return closure.serviceId() == null ? meets : meets.and(OCCUPANCY.SERVICE_ID.eq(closure.serviceId()));
    }
}
