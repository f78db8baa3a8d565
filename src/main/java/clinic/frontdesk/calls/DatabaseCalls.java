package clinic.frontdesk.calls;

import static clinic.frontdesk.tables.frontdesk.Tables.CALL_ENTRY;
import static clinic.frontdesk.tables.frontdesk.Tables.CLINIC;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** {@link Calls} in the clinic's database. */
public final class DatabaseCalls implements Calls {

    private static final String NOTE = "note";

    /** How far the next open day is looked for. */
    private static final int DAYS = 31;

    private static final Field<LocalDateTime> AT = DSL.field(
                    "{0} AT TIME ZONE {1}",
                    SQLDataType.LOCALDATETIME,
                    CALL_ENTRY.CALLED_AT,
                    DSL.field(DSL.select(CLINIC.ZONE).from(CLINIC)))
            .as("at");

    /** The entries of a reservation as it stands. */
    private static final Field<List<CallEntry>> ENTRIES = DSL.multiset(
                    DSL.select(CALL_ENTRY.ANSWER, CALL_ENTRY.REMARK, AT, CALL_ENTRY.DESK)
                            .from(CALL_ENTRY)
                            .where(CALL_ENTRY.RESERVATION_ID.eq(RESERVATIONS.ID))
                            .and(CALL_ENTRY.DAY.eq(RESERVATIONS.PREFERREDDATE))
                            .and(CALL_ENTRY.WRITTEN_TIME.eq(RESERVATIONS.PREFERREDTIME))
                            .orderBy(CALL_ENTRY.ID))
            .convertFrom(rows -> rows.map(row -> new CallEntry(
                    CallAnswer.ofCode(row.get(CALL_ENTRY.ANSWER)).orElse(null),
                    row.get(CALL_ENTRY.REMARK),
                    row.get(AT),
                    row.get(CALL_ENTRY.DESK))))
            .as("entries");

    private final DSLContext dsl;
    private final String desk;

    /**
     * @param desk who records: the user and the machine
     */
    public DatabaseCalls(DSLContext dsl, String desk) {
        this.dsl = dsl;
        this.desk = desk;
    }

    @Override
    public List<PatientCall> day(LocalDate day) {
        List<CalledReservation> coming = dsl.select(
                        RESERVATIONS.ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.PHONE,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.PREFERREDDATE,
                        RESERVATIONS.PREFERREDTIME,
                        OCCUPANCY.START_MINUTE,
                        ENTRIES)
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .where(RESERVATIONS.PREFERREDDATE.eq(day))
                .and(RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED))
                .orderBy(OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .fetch(DatabaseCalls::reservation);
        return PatientCall.byPatient(coming, CalledReservation::patientName, CalledReservation::phone).stream()
                .map(PatientCall::new)
                .toList();
    }

    private static CalledReservation reservation(Record row) {
        return new CalledReservation(
                row.get(RESERVATIONS.ID),
                row.get(RESERVATIONS.PREFERREDDATE),
                row.get(OCCUPANCY.START_MINUTE),
                row.get(RESERVATIONS.PREFERREDTIME),
                row.get(RESERVATIONS.PATIENTNAME),
                row.get(RESERVATIONS.PHONE),
                Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                        .orElseGet(() -> LegacyService.nameOf(row.get(RESERVATIONS.SERVICE))),
                CallState.of(row.get(ENTRIES)));
    }

    /** The states of a day's calls by reservation, without those about which nobody called. */
    public Map<String, CallState> states(LocalDate day) {
        Map<String, CallState> states = new HashMap<>();
        day(day).stream()
                .flatMap(call -> call.reservations().stream())
                .filter(reservation -> !reservation.state().equals(CallState.NONE))
                .forEach(reservation -> states.put(reservation.id(), reservation.state()));
        return states;
    }

    @Override
    public LocalDate openDay(LocalDate day, int step) {
        LocalDate first = step > 0 ? day.plusDays(1) : day.minusDays(DAYS);
        List<DayPlan> days = new DayPlanRepository(dsl).from(first, DAYS);
        return (step > 0 ? days : days.reversed())
                .stream()
                        .filter(plan -> !WeekDay.of(plan, List.of()).closed())
                        .map(DayPlan::date)
                        .findFirst()
                        .orElse(day.plusDays(step > 0 ? 1 : -1));
    }

    @Override
    public List<Long> record(PatientCall call, @Nullable CallAnswer answer, String remark) {
        return dsl.transactionResult(configuration -> {
            List<Long> entries = new ArrayList<>();
            for (CalledReservation seen : call.reservations()) {
                configuration
                        .dsl()
                        .insertInto(
                                CALL_ENTRY,
                                CALL_ENTRY.RESERVATION_ID,
                                CALL_ENTRY.DAY,
                                CALL_ENTRY.WRITTEN_TIME,
                                CALL_ENTRY.ANSWER,
                                CALL_ENTRY.REMARK,
                                CALL_ENTRY.DESK)
                        .select(DSL.select(
                                        RESERVATIONS.ID,
                                        RESERVATIONS.PREFERREDDATE,
                                        RESERVATIONS.PREFERREDTIME,
                                        DSL.val(answer == null ? NOTE : answer.code()),
                                        DSL.val(remark),
                                        DSL.val(desk))
                                .from(RESERVATIONS)
                                .where(RESERVATIONS.ID.eq(seen.id()))
                                .and(RESERVATIONS.PREFERREDDATE.eq(seen.day()))
                                .and(RESERVATIONS.PREFERREDTIME.eq(seen.writtenTime())))
                        .returningResult(CALL_ENTRY.ID)
                        .forEach(row -> entries.add(row.value1()));
            }
            return entries;
        });
    }

    @Override
    public boolean remove(List<Long> entries) {
        return dsl.deleteFrom(CALL_ENTRY).where(CALL_ENTRY.ID.in(entries)).execute() > 0;
    }
}
