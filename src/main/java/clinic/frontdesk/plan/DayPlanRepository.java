package clinic.frontdesk.plan;

import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURES_BETWEEN;
import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMITS;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.SERVICE_CHANGE;
import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

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
import clinic.frontdesk.tables.public_.enums.DbReservationStatus;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record10;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads what decides who may be booked when. */
public final class DayPlanRepository {

    private final DSLContext dsl;

    public DayPlanRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    private record On<T>(LocalDate day, T value) {}

    private record Spent(String serviceId, int minutes) {}

    private record Limit(String serviceId, int minutes) {}

    /** The plans of {@code days} days from {@code from} on, in order; {@code days} from 1. */
    public List<DayPlan> from(LocalDate from, int days) {
        return schedule(from, days).days();
    }

    /** {@code days} days from {@code from} on, from 1, with all that decides on them: one query, and so one moment. */
    public Schedule schedule(LocalDate from, int days) {
        LocalDate last = from.plusDays(days - 1L);
        Field<List<OpeningHours>> openings =
                multiset(selectOpenings()).convertFrom(rows -> rows.map(Records.mapping(OpeningHours::new)));
        var closure = CLOSURES_BETWEEN(from, last);
        Field<List<On<Closure>>> closures = multiset(select(
                                closure.DAY,
                                closure.SERVICE_ID,
                                closure.FROM_MINUTE,
                                closure.UNTIL_MINUTE,
                                closure.REASON)
                        .from(closure)
                        .orderBy(closure.DAY, closure.FROM_MINUTE, closure.UNTIL_MINUTE, closure.REASON))
                .convertFrom(rows -> rows.map(row ->
                        new On<>(row.value1(), new Closure(row.value2(), row.value3(), row.value4(), row.value5()))));
        var limit = DAILY_LIMITS();
        Field<List<Limit>> limits = multiset(
                        select(limit.SERVICE_ID, limit.MINUTES).from(limit).orderBy(limit.SERVICE_ID))
                .convertFrom(rows -> rows.map(Records.mapping(Limit::new)));
        Field<List<On<Spent>>> spent = multiset(select(
                                OCCUPANCY.DAY, OCCUPANCY.SERVICE_ID, DSL.sum(OCCUPANCY.DURATION_MINUTES))
                        .from(OCCUPANCY)
                        .join(RESERVATIONS)
                        .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                        .where(OCCUPANCY.DAY.between(from, last))
                        .and(OCCUPANCY.HOLDS.isFalse())
                        .and(OCCUPANCY.SERVICE_ID.in(select(limit.SERVICE_ID).from(limit)))
                        .and(RESERVATIONS.STATUS.eq(DbReservationStatus.COMPLETED))
                        .groupBy(OCCUPANCY.DAY, OCCUPANCY.SERVICE_ID))
                .convertFrom(rows -> rows.map(row -> new On<>(
                        row.value1(),
                        new Spent(String.valueOf(row.value2()), row.value3().intValueExact()))));
        HeldArrays held = new HeldArrays(from, last);
        Field<LocalDateTime> now = Routines.clock();
        Field<List<ServiceTerms>> services = services();
        return dsl.select(now, openings, closures, limits, spent, services)
                .select(held.columns())
                .from(held.table())
                .fetchSingle(row -> new Schedule(
                        row.get(now),
                        plans(
                                from,
                                days,
                                row.get(openings),
                                held.read(row),
                                row.get(closures),
                                row.get(limits),
                                row.get(spent)),
                        row.get(services).stream().collect(Collectors.toMap(ServiceTerms::serviceId, terms -> terms))));
    }

    /**
     * What is held, as one array a column: there may be thousands of places in three months, and reading each as a row of
     * a nested collection takes several times as long.
     */
    private static final class HeldArrays {

        private final LocalDate first;
        /** Days after the first one; arrays of dates are read from their texts, and slowly. */
        private final Field<Integer[]> days;

        private final Field<String[]> ids = array(OCCUPANCY.RESERVATION_ID, "ids");
        private final Field<String[]> services = array(OCCUPANCY.SERVICE_ID, "services");
        private final Field<Integer[]> starts = array(OCCUPANCY.START_MINUTE, "starts");
        private final Field<Integer[]> durations = array(OCCUPANCY.DURATION_MINUTES, "durations");
        private final Field<Integer[]> buffers = array(OCCUPANCY.BUFFER_MINUTES, "buffers");
        private final Table<?> table;

        HeldArrays(LocalDate first, LocalDate last) {
            this.first = first;
            days = array(DSL.field("({0} - {1})", SQLDataType.INTEGER, OCCUPANCY.DAY, DSL.val(first)), "days");
            table = select(days, ids, services, starts, durations, buffers)
                    .from(OCCUPANCY)
                    .where(OCCUPANCY.HOLDS)
                    .and(OCCUPANCY.DAY.between(first, last))
                    .asTable("held");
        }

        private static <T> Field<T[]> array(Field<T> column, String name) {
            return DSL.arrayAgg(column)
                    .orderBy(OCCUPANCY.DAY, OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                    .as(name);
        }

        Table<?> table() {
            return table;
        }

        List<Field<?>> columns() {
            return List.of(table.fields());
        }

        List<On<BusyInterval>> read(Record row) {
            Integer[] on = row.get(days);
            if (on == null) {
                return List.of();
            }
            String[] reservations = row.get(ids);
            String[] serviceIds = row.get(services);
            Integer[] from = row.get(starts);
            Integer[] length = row.get(durations);
            Integer[] after = row.get(buffers);
            List<On<BusyInterval>> read = new ArrayList<>(on.length);
            for (int i = 0; i < on.length; i++) {
                read.add(new On<>(
                        first.plusDays(on[i]),
                        new BusyInterval(reservations[i], serviceIds[i], from[i], length[i], after[i])));
            }
            return read;
        }
    }

    private static List<DayPlan> plans(
            LocalDate from,
            int days,
            List<OpeningHours> rows,
            List<On<BusyInterval>> held,
            List<On<Closure>> closures,
            List<Limit> limits,
            List<On<Spent>> spent) {
        Map<LocalDate, List<BusyInterval>> heldOn = byDay(held);
        Map<LocalDate, List<Closure>> closedOn = byDay(closures);
        Map<LocalDate, List<Spent>> spentOn = byDay(spent);
        List<DayPlan> plans = new ArrayList<>(days);
        for (int i = 0; i < days; i++) {
            LocalDate date = from.plusDays(i);
            List<Opening> openings =
                    rows.stream().flatMap(row -> row.on(date).stream()).toList();
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

    private static <T> Map<LocalDate, List<T>> byDay(List<On<T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(On::day, Collectors.mapping(On::value, Collectors.toList())));
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
                                        .convertFrom(rows -> rows.map(Records.mapping(ServiceTerms.Change::new))))
                        .from(SERVICES))
                .convertFrom(rows -> rows.map(Records.mapping(ServiceTerms::new)));
    }

    /** Every row of {@code clinic_time_slots} by its id, good or bad, in the order of their times. */
    public Map<String, OpeningHours> openingHours() {
        Field<List<OpeningHours>> hours =
                multiset(selectOpenings()).convertFrom(rows -> rows.map(Records.mapping(OpeningHours::new)));
        Field<List<String>> ids = multiset(select(CLINIC_TIME_SLOTS.ID)
                        .from(CLINIC_TIME_SLOTS)
                        .orderBy(CLINIC_TIME_SLOTS.STARTTIME, CLINIC_TIME_SLOTS.ID))
                .convertFrom(rows -> rows.map(row -> row.value1()));
        var read = dsl.select(ids, hours).fetchSingle();
        Map<String, OpeningHours> byId = new LinkedHashMap<>();
        for (int i = 0; i < read.value1().size(); i++) {
            byId.put(read.value1().get(i), read.value2().get(i));
        }
        return byId;
    }

    private static Select<
                    Record10<
                            String, DayOfWeek, Period, String, String, Integer, Integer, Boolean, LocalDate, LocalDate>>
            selectOpenings() {
        return select(
                        CLINIC_TIME_SLOTS.SERVICEID,
                        CLINIC_TIME_SLOTS.DAYOFWEEK.convertFrom(day -> DayOfWeek.valueOf(day.getLiteral())),
                        CLINIC_TIME_SLOTS.PERIOD.convertFrom(period -> Period.valueOf(period.getLiteral())),
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

    /** Days at infinity are none that Java knows; these lie before and after all that it is asked about. */
    private static Field<LocalDate> finite(Field<LocalDate> day) {
        return DSL.when(day.eq(DSL.field("'infinity'::date", LocalDate.class)), DSL.inline(LocalDate.of(9999, 12, 31)))
                .when(day.eq(DSL.field("'-infinity'::date", LocalDate.class)), DSL.inline(LocalDate.of(1, 1, 1)))
                .otherwise(day);
    }

    /** The clinic's wall clock: the server's, in the clinic's zone. */
    public LocalDateTime now() {
        return dsl.select(Routines.clock()).fetchSingle().value1();
    }
}
