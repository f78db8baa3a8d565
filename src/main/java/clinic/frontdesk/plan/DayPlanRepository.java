package clinic.frontdesk.plan;

import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURES_BETWEEN;
import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMITS;
import static clinic.frontdesk.tables.frontdesk.Tables.DATE_HOURS;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.SERVICE_CHANGE;
import static clinic.frontdesk.tables.frontdesk.Tables.UNREADABLE_CLOSURES;
import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DailyLimit;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.OpeningHours;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.ServiceTerms;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record10;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Reads day plans: everything that decides what may be booked on a day. */
public final class DayPlanRepository {

    private final DSLContext dsl;

    public DayPlanRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    private record Spent(String serviceId, int minutes) {}

    private record Limit(String serviceId, int minutes) {}

    /**
     * Reads the plans of consecutive days.
     *
     * @param from the first day
     * @param days how many days, from 1
     */
    public List<DayPlan> from(LocalDate from, int days) {
        return schedule(from, days).days();
    }

    /**
     * Reads consecutive days and the services in one query, so that all of it is of one moment.
     *
     * @param from the first day
     * @param days how many days, from 1
     */
    public Schedule schedule(LocalDate from, int days) {
        LocalDate last = from.plusDays(days - 1L);
        Field<List<OpeningHours>> openings =
                multiset(selectOpenings()).convertFrom(rows -> rows.map(Records.mapping(OpeningHours::new)));
        Field<List<Dated<Opening>>> dates = datedHours(from, last);
        var closure = CLOSURES_BETWEEN(from, last);
        Field<List<Dated<Closure>>> closures = multiset(select(
                                closure.DAY,
                                closure.SERVICE_ID,
                                closure.FROM_MINUTE,
                                closure.UNTIL_MINUTE,
                                closure.REASON)
                        .from(closure)
                        .orderBy(closure.DAY, closure.FROM_MINUTE, closure.UNTIL_MINUTE, closure.REASON))
                .convertFrom(rows -> rows.map(row -> new Dated<>(
                        row.get(closure.DAY),
                        new Closure(
                                row.get(closure.SERVICE_ID),
                                row.get(closure.FROM_MINUTE),
                                row.get(closure.UNTIL_MINUTE),
                                row.get(closure.REASON)))));
        var limit = DAILY_LIMITS();
        Field<List<Limit>> limits = multiset(
                        select(limit.SERVICE_ID, limit.MINUTES).from(limit).orderBy(limit.SERVICE_ID))
                .convertFrom(rows -> rows.map(Records.mapping(Limit::new)));
        Field<BigDecimal> minutes = DSL.sum(OCCUPANCY.DURATION_MINUTES);
        Field<List<Dated<Spent>>> spent = multiset(select(OCCUPANCY.DAY, OCCUPANCY.SERVICE_ID, minutes)
                        .from(OCCUPANCY)
                        .join(RESERVATIONS)
                        .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                        .where(OCCUPANCY.DAY.between(from, last))
                        .and(OCCUPANCY.HOLDS.isFalse())
                        .and(OCCUPANCY.SERVICE_ID.in(select(limit.SERVICE_ID).from(limit)))
                        .and(RESERVATIONS.STATUS.eq(WebsiteLabels.COMPLETED))
                        .groupBy(OCCUPANCY.DAY, OCCUPANCY.SERVICE_ID))
                .convertFrom(rows -> rows.map(row -> new Dated<>(
                        row.get(OCCUPANCY.DAY),
                        new Spent(
                                String.valueOf(row.get(OCCUPANCY.SERVICE_ID)),
                                row.get(minutes).intValueExact()))));
        HeldColumns held = new HeldColumns(from, last);
        Field<LocalDateTime> now = Routines.clock();
        Field<List<ServiceTerms>> services = services();
        return dsl.select(now, openings, dates, closures, limits, spent, services)
                .select(held.columns())
                .from(held.table())
                .fetchSingle(row -> new Schedule(
                        row.get(now),
                        plans(
                                from,
                                days,
                                row.get(openings),
                                row.get(dates),
                                held.read(row),
                                row.get(closures),
                                row.get(limits),
                                row.get(spent)),
                        row.get(services).stream().collect(Collectors.toMap(ServiceTerms::serviceId, terms -> terms))));
    }

    private static List<DayPlan> plans(
            LocalDate from,
            int days,
            List<OpeningHours> rows,
            List<Dated<Opening>> dates,
            List<Dated<BusyInterval>> held,
            List<Dated<Closure>> closures,
            List<Limit> limits,
            List<Dated<Spent>> spent) {
        Map<LocalDate, List<Opening>> hoursOf = byDay(dates);
        Map<LocalDate, List<BusyInterval>> heldOn = byDay(held);
        Map<LocalDate, List<Closure>> closedOn = byDay(closures);
        Map<LocalDate, List<Spent>> spentOn = byDay(spent);
        List<DayPlan> plans = new ArrayList<>(days);
        for (int i = 0; i < days; i++) {
            LocalDate date = from.plusDays(i);
            // The hours of a date stand in place of all weekly openings.
            List<Opening> openings = hoursOf.containsKey(date)
                    ? hoursOf.getOrDefault(date, List.of())
                    : rows.stream().flatMap(row -> row.on(date).stream()).toList();
            List<DailyLimit> limitsOfDay = limits.stream()
                    .map(limit -> new DailyLimit(
                            limit.serviceId(),
                            limit.minutes(),
                            spentOn.getOrDefault(date, List.of()).stream()
                                    .filter(one -> one.serviceId().equals(limit.serviceId()))
                                    .mapToInt(Spent::minutes)
                                    .sum()))
                    .toList();
            plans.add(new DayPlan(
                    date,
                    openings,
                    closedOn.getOrDefault(date, List.of()),
                    heldOn.getOrDefault(date, List.of()),
                    limitsOfDay));
        }
        return plans;
    }

    private static <T> Map<LocalDate, List<T>> byDay(List<Dated<T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Dated::day, Collectors.mapping(Dated::value, Collectors.toList())));
    }

    private static Field<List<Dated<Opening>>> datedHours(LocalDate first, LocalDate last) {
        return multiset(select(
                                DATE_HOURS.DAY,
                                DATE_HOURS.START_MINUTE,
                                DATE_HOURS.END_MINUTE,
                                DATE_HOURS.SLOT_INTERVAL,
                                DATE_HOURS.CAPACITY)
                        .from(DATE_HOURS)
                        .where(DATE_HOURS.DAY.between(first, last))
                        .orderBy(DATE_HOURS.DAY, DATE_HOURS.START_MINUTE))
                .convertFrom(rows -> rows.map(row -> new Dated<>(
                        row.get(DATE_HOURS.DAY),
                        new Opening(
                                null,
                                Period.of(row.get(DATE_HOURS.START_MINUTE)),
                                row.get(DATE_HOURS.START_MINUTE),
                                row.get(DATE_HOURS.END_MINUTE),
                                row.get(DATE_HOURS.SLOT_INTERVAL),
                                row.get(DATE_HOURS.CAPACITY)))));
    }

    private static Field<List<ServiceTerms>> services() {
        return multiset(select(
                                SERVICES.ID,
                                SERVICES.ISACTIVE,
                                SERVICES.DURATIONMINUTES,
                                SERVICES.BUFFERMINUTES,
                                multiset(select(
                                                        SERVICE_CHANGE.FROM_DAY,
                                                        SERVICE_CHANGE.DURATION_MINUTES,
                                                        SERVICE_CHANGE.BUFFER_MINUTES)
                                                .from(SERVICE_CHANGE)
                                                .where(SERVICE_CHANGE.SERVICE_ID.eq(SERVICES.ID))
                                                .and(SERVICE_CHANGE.APPLIED_AT.isNull())
                                                .orderBy(SERVICE_CHANGE.FROM_DAY))
                                        .convertFrom(rows -> rows.map(Records.mapping(ServiceTerms.TermsChange::new))))
                        .from(SERVICES))
                .convertFrom(rows -> rows.map(Records.mapping(ServiceTerms::new)));
    }

    /** All rows of {@code clinic_time_slots} by id, valid or not, in the order of their start times. */
    public Map<String, OpeningHours> openingHours() {
        Field<List<OpeningHours>> hours =
                multiset(selectOpenings()).convertFrom(rows -> rows.map(Records.mapping(OpeningHours::new)));
        Field<List<String>> ids = multiset(select(CLINIC_TIME_SLOTS.ID)
                        .from(CLINIC_TIME_SLOTS)
                        .orderBy(CLINIC_TIME_SLOTS.STARTTIME, CLINIC_TIME_SLOTS.ID))
                .convertFrom(rows -> rows.map(row -> row.get(CLINIC_TIME_SLOTS.ID)));
        var row = dsl.select(ids, hours).fetchSingle();
        Map<String, OpeningHours> byId = new LinkedHashMap<>();
        for (int i = 0; i < row.get(ids).size(); i++) {
            byId.put(row.get(ids).get(i), row.get(hours).get(i));
        }
        return byId;
    }

    /** The website's closures from a day on that close nothing, because they cannot be read. */
    public List<UnreadableClosure> unreadableClosures(LocalDate from) {
        var closure = UNREADABLE_CLOSURES(from);
        return dsl.select(closure.WEBSITE_ID, closure.DAY, closure.WRITTEN)
                .from(closure)
                .fetch(Records.mapping(UnreadableClosure::new));
    }

    private static Select<
                    Record10<String, String, String, String, String, Integer, Integer, Boolean, LocalDate, LocalDate>>
            selectOpenings() {
        return select(
                        CLINIC_TIME_SLOTS.SERVICEID,
                        CLINIC_TIME_SLOTS.DAYOFWEEK,
                        CLINIC_TIME_SLOTS.PERIOD,
                        CLINIC_TIME_SLOTS.STARTTIME,
                        CLINIC_TIME_SLOTS.ENDTIME,
                        CLINIC_TIME_SLOTS.SLOTINTERVAL,
                        CLINIC_TIME_SLOTS.MAXCONCURRENT,
                        CLINIC_TIME_SLOTS.ISACTIVE,
                        finite(CLINIC_TIME_SLOTS.EFFECTIVEFROM),
                        finite(CLINIC_TIME_SLOTS.EFFECTIVEUNTIL))
                .from(CLINIC_TIME_SLOTS)
                .orderBy(CLINIC_TIME_SLOTS.STARTTIME, CLINIC_TIME_SLOTS.ID);
    }

    /** Replaces infinity, which {@link LocalDate} cannot hold, by a date beyond every date that is asked for. */
    private static Field<LocalDate> finite(Field<LocalDate> day) {
        return DSL.when(day.eq(DSL.field("'infinity'::date", LocalDate.class)), DSL.inline(LocalDate.of(9999, 12, 31)))
                .when(day.eq(DSL.field("'-infinity'::date", LocalDate.class)), DSL.inline(LocalDate.of(1, 1, 1)))
                .otherwise(day);
    }

    /** The clinic's wall clock: the server's clock in the clinic's zone. */
    public LocalDateTime now() {
        return dsl.select(Routines.clock()).fetchSingle().value1();
    }
}
