package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURES_BETWEEN;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;

import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Held;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.OpeningHours;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Reads what decides who may be booked when. */
public final class DayPlanRepository {

    private final DSLContext dsl;

    public DayPlanRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The plans of {@code days} days from {@code from} on, in order; {@code days} from 1. */
    public List<DayPlan> from(LocalDate from, int days) {
        List<OpeningHours> rows = openingHours();
        Map<LocalDate, List<Held>> held = dsl.select(
                        OCCUPANCY.DAY,
                        OCCUPANCY.RESERVATION_ID,
                        OCCUPANCY.SERVICE_ID,
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.DURATION_MINUTES,
                        OCCUPANCY.BUFFER_MINUTES)
                .from(OCCUPANCY)
                .where(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.DAY.between(from, from.plusDays(days - 1L)))
                .orderBy(OCCUPANCY.DAY, OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .fetchGroups(
                        OCCUPANCY.DAY,
                        row -> new Held(row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
        Map<LocalDate, List<Closure>> closures = closures(from, days);
        List<DayPlan> plans = new ArrayList<>(days);
        for (int i = 0; i < days; i++) {
            LocalDate date = from.plusDays(i);
            List<Opening> openings =
                    rows.stream().flatMap(row -> row.on(date).stream()).toList();
            plans.add(new DayPlan(
                    date, openings, closures.getOrDefault(date, List.of()), held.getOrDefault(date, List.of())));
        }
        return plans;
    }

    /** The desk's closures and the website's. */
    private Map<LocalDate, List<Closure>> closures(LocalDate from, int days) {
        var closure = CLOSURES_BETWEEN(from, from.plusDays(days - 1L));
        return dsl.select(closure.DAY, closure.SERVICE_ID, closure.FROM_MINUTE, closure.UNTIL_MINUTE, closure.REASON)
                .from(closure)
                .orderBy(closure.DAY, closure.FROM_MINUTE, closure.UNTIL_MINUTE, closure.REASON)
                .fetchGroups(closure.DAY, row -> new Closure(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Every row of {@code clinic_time_slots}, good or bad. */
    public List<OpeningHours> openingHours() {
        return dsl.select(
                        CLINIC_TIME_SLOTS.SERVICEID,
                        CLINIC_TIME_SLOTS.DAYOFWEEK.convertFrom(day -> DayOfWeek.valueOf(day.getLiteral())),
                        CLINIC_TIME_SLOTS.PERIOD.convertFrom(period -> Period.valueOf(period.getLiteral())),
                        CLINIC_TIME_SLOTS.STARTTIME,
                        CLINIC_TIME_SLOTS.ENDTIME,
                        CLINIC_TIME_SLOTS.SLOTINTERVAL,
                        CLINIC_TIME_SLOTS.MAXCONCURRENT,
                        CLINIC_TIME_SLOTS.ISACTIVE,
                        CLINIC_TIME_SLOTS.EFFECTIVEFROM,
                        CLINIC_TIME_SLOTS.EFFECTIVEUNTIL)
                .from(CLINIC_TIME_SLOTS)
                .orderBy(CLINIC_TIME_SLOTS.STARTTIME, CLINIC_TIME_SLOTS.ID)
                .fetch(Records.mapping(OpeningHours::new));
    }

    /** The clinic's wall clock: the server's, in the clinic's zone. */
    public LocalDateTime now() {
        return dsl.select(Routines.clock()).fetchSingle().value1();
    }
}
