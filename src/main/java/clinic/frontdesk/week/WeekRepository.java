package clinic.frontdesk.week;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.tables.public_.enums.DbReservationStatus;
import clinic.frontdesk.tables.public_.enums.DbTreatmentType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads weeks from the clinic's database. */
public final class WeekRepository implements WeekSource {

    private static final String SQUEEZE_IN = "squeeze-in";

    private final DSLContext dsl;
    private final DayPlanRepository plans;

    public WeekRepository(DSLContext dsl) {
        this.dsl = dsl;
        this.plans = new DayPlanRepository(dsl);
    }

    @Override
    public Week load(LocalDate monday) {
        // One snapshot, so that a card is never shown on two days.
        return dsl.transactionResult(configuration -> {
            configuration.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return new WeekRepository(configuration.dsl()).read(monday);
        });
    }

    private Week read(LocalDate monday) {
        LocalDateTime now = plans.now();
        Map<LocalDate, List<WeekCard>> cards = cards(monday);
        List<WeekDay> days = new ArrayList<>(7);
        for (DayPlan plan : plans.from(monday, 7)) {
            days.add(new WeekDay(
                    plan.date(),
                    plan.openings(),
                    closed(plan),
                    cards.getOrDefault(plan.date(), List.of()),
                    fullness(plan)));
        }
        return new Week(
                monday,
                now,
                days,
                unconfirmed(now.toLocalDate()),
                attention(now.toLocalDate()),
                DayVersions.read(dsl, monday, monday.plusDays(6)));
    }

    /** What is closed for every service; stretches with one reason that touch, as the website's rows do, are one. */
    private static List<WeekDay.Closure> closed(DayPlan plan) {
        List<WeekDay.Closure> closed = new ArrayList<>();
        List<Closure> inOrder = plan.closures().stream()
                .filter(closure -> closure.serviceId() == null)
                .sorted(Comparator.comparing(Closure::reason).thenComparingInt(Closure::start))
                .toList();
        for (Closure closure : inOrder) {
            int end = closure.start() == closure.end() ? endOfStart(plan, closure.start()) : closure.end();
            WeekDay.Closure last = closed.isEmpty() ? null : closed.getLast();
            if (last != null && last.reason().equals(closure.reason()) && closure.start() <= last.end()) {
                closed.set(
                        closed.size() - 1,
                        new WeekDay.Closure(last.start(), Math.max(last.end(), end), closure.reason()));
            } else {
                closed.add(new WeekDay.Closure(closure.start(), end, closure.reason()));
            }
        }
        return closed.stream()
                .sorted(Comparator.comparingInt(WeekDay.Closure::start))
                .toList();
    }

    /** Where the next start is, for a closure of one start: it is drawn until there. */
    private static int endOfStart(DayPlan plan, int start) {
        return start
                + plan.openings().stream()
                        .filter(opening -> opening.clinicWide() && opening.covers(start))
                        .mapToInt(Opening::interval)
                        .min()
                        .orElse(30);
    }

    private Map<LocalDate, List<WeekCard>> cards(LocalDate monday) {
        var marks = DSL.multiset(DSL.select(FLAG.CODE)
                        .from(FLAG)
                        .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .orderBy(FLAG.CODE))
                .convertFrom(codes -> codes.map(code -> code.value1()))
                .as("marks");
        return dsl.select(
                        OCCUPANCY.DAY,
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.DURATION_MINUTES,
                        OCCUPANCY.BUFFER_MINUTES,
                        OCCUPANCY.BOOKED_AT_DESK,
                        OCCUPANCY.HOLDS,
                        RESERVATIONS.ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.STATUS,
                        RESERVATIONS.TREATMENTTYPE,
                        marks)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(OCCUPANCY.DAY.between(monday, monday.plusDays(6)))
                .and(RESERVATIONS.STATUS.notIn(DbReservationStatus.CANCELLED, DbReservationStatus.REJECTED))
                .orderBy(OCCUPANCY.DAY, OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .fetchGroups(OCCUPANCY.DAY, row -> card(row, row.get(marks)));
    }

    private static WeekCard card(Record row, List<String> marks) {
        Optional<String> attention =
                marks.stream().filter(code -> !code.equals(SQUEEZE_IN)).findFirst();
        boolean holds = row.get(OCCUPANCY.HOLDS);
        return new WeekCard(
                row.get(RESERVATIONS.ID),
                row.get(OCCUPANCY.DAY),
                row.get(OCCUPANCY.START_MINUTE),
                row.get(OCCUPANCY.DURATION_MINUTES),
                row.get(OCCUPANCY.BUFFER_MINUTES),
                row.get(RESERVATIONS.PATIENTNAME),
                Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                        .orElse(LegacyService.nameOf(
                                row.get(RESERVATIONS.SERVICE).getLiteral())),
                status(row.get(RESERVATIONS.STATUS), holds && attention.isPresent()),
                row.get(RESERVATIONS.TREATMENTTYPE) == DbTreatmentType.FIRST_VISIT,
                !row.get(OCCUPANCY.BOOKED_AT_DESK),
                marks.contains(SQUEEZE_IN),
                holds ? orNull(attention) : null);
    }

    private static @Nullable String orNull(Optional<String> code) {
        return code.isPresent() ? code.get() : null;
    }

    private static DisplayStatus status(DbReservationStatus status, boolean needsAttention) {
        return switch (status) {
            case PENDING -> needsAttention ? DisplayStatus.ATTENTION : DisplayStatus.UNCONFIRMED;
            case CONFIRMED -> needsAttention ? DisplayStatus.ATTENTION : DisplayStatus.CONFIRMED;
            case COMPLETED -> DisplayStatus.DONE;
            case NO_SHOW -> DisplayStatus.NO_SHOW;
            case CANCELLED, REJECTED -> DisplayStatus.CANCELLED;
        };
    }

    /** How much of what the clinic-wide openings can hold outside closures is held, buffers included. */
    private static Map<Period, Double> fullness(DayPlan plan) {
        Map<Period, Double> fullness = new EnumMap<>(Period.class);
        BitSet closed = new BitSet();
        for (Closure closure : plan.closures()) {
            if (closure.serviceId() == null) {
                closed.set(closure.start(), closure.end());
            }
        }
        for (Period period : Period.values()) {
            long bookable = 0;
            long held = 0;
            for (Opening opening : plan.openings()) {
                if (opening.period() == period && opening.clinicWide()) {
                    int shut = closed.get(opening.start(), opening.end()).cardinality();
                    bookable += (long) (opening.end() - opening.start() - shut) * opening.capacity();
                    for (BusyInterval place : plan.held()) {
                        held += Math.max(
                                0, Math.min(place.until(), opening.end()) - Math.max(place.start(), opening.start()));
                    }
                }
            }
            if (bookable > 0) {
                fullness.put(period, Math.min(1, (double) held / bookable));
            }
        }
        return fullness;
    }

    private int unconfirmed(LocalDate today) {
        return dsl.fetchCount(RESERVATIONS, InboxRepository.unconfirmed(today));
    }

    private int attention(LocalDate today) {
        return dsl.select(DSL.countDistinct(FLAG.RESERVATION_ID))
                .from(FLAG)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(FLAG.RESERVATION_ID))
                .where(InboxRepository.needsAttention(today))
                .fetchSingle()
                .value1();
    }
}
