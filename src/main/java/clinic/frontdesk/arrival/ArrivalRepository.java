package clinic.frontdesk.arrival;

import static clinic.frontdesk.tables.frontdesk.Tables.ARRIVAL;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.WAITING_LIMIT;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.reservation.ArrivalConditions;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Arrivals in the clinic's database. Every call blocks. */
public final class ArrivalRepository {

    private static final Field<String> SERVICE =
            DSL.coalesce(RESERVATIONS.SERVICENAME, RESERVATIONS.SERVICE.cast(SQLDataType.CLOB));
    private static final Field<String> TIME = DSL.coalesce(RESERVATIONS.TIMESLOTSTART, RESERVATIONS.PREFERREDTIME);

    /** What a reservation occupies whose time is unreadable, in minutes. */
    private static final int UNKNOWN_MINUTES = 30;

    private final DSLContext dsl;

    public ArrivalRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Who is in the clinic now: waits, or is in treatment. */
    public WaitingRoom today() {
        LocalDateTime now = now();
        int limit = limit();
        List<PresentPatient> present = dsl.select(columns())
                .from(ARRIVAL)
                .join(RESERVATIONS)
                .on(ArrivalConditions.counts())
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .where(ARRIVAL.DAY.eq(now.toLocalDate()))
                .and(ARRIVAL.ENDED_AT.isNull())
                .and(RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED))
                .fetch(ArrivalRepository::present);
        return new WaitingRoom(
                now,
                limit,
                present.stream()
                        .sorted(Comparator.comparing(PresentPatient::inTreatment)
                                .thenComparing(PresentPatient::since)
                                .thenComparing(PresentPatient::reservationId))
                        .toList());
    }

    /** What was recorded of the visits of a day, by appointment. */
    public List<VisitRecord> visits(LocalDate day) {
        return dsl.select(columns())
                .from(ARRIVAL)
                .join(RESERVATIONS)
                .on(ArrivalConditions.counts())
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .where(ARRIVAL.DAY.eq(day))
                .orderBy(OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .fetch(row -> new VisitRecord(present(row), new Status(row.get(RESERVATIONS.STATUS))));
    }

    private static List<SelectField<?>> columns() {
        return List.of(
                RESERVATIONS.ID,
                RESERVATIONS.PATIENTNAME,
                RESERVATIONS.STATUS,
                SERVICE,
                TIME,
                OCCUPANCY.START_MINUTE,
                OCCUPANCY.DURATION_MINUTES,
                OCCUPANCY.BUFFER_MINUTES,
                ARRIVAL.DAY,
                ARRIVAL.ARRIVED_AT,
                ARRIVAL.BEGAN_AT,
                ARRIVAL.ENDED_AT);
    }

    private static PresentPatient present(Record row) {
        Integer start = row.get(OCCUPANCY.START_MINUTE);
        Arrival arrival = arrival(row);
        return new PresentPatient(
                row.get(RESERVATIONS.ID),
                row.get(RESERVATIONS.PATIENTNAME),
                LegacyService.nameOf(row.get(SERVICE)),
                row.get(TIME),
                start == null ? null : arrival.day().atStartOfDay().plusMinutes(start),
                Optional.ofNullable(row.get(OCCUPANCY.DURATION_MINUTES)).orElse(UNKNOWN_MINUTES),
                Optional.ofNullable(row.get(OCCUPANCY.BUFFER_MINUTES)).orElse(0),
                arrival);
    }

    private static Arrival arrival(Record row) {
        return new Arrival(
                row.get(ARRIVAL.DAY),
                row.get(ARRIVAL.ARRIVED_AT),
                row.get(ARRIVAL.BEGAN_AT),
                row.get(ARRIVAL.ENDED_AT));
    }

    /** Who is still to begin today: holds a place, and neither is in treatment nor was treated; by start. */
    List<ExpectedPatient> expected(LocalDate today) {
        return dsl.select(
                        RESERVATIONS.ID,
                        RESERVATIONS.PATIENTNAME,
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.DURATION_MINUTES,
                        OCCUPANCY.BUFFER_MINUTES,
                        ARRIVAL.ARRIVED_AT)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .leftJoin(ARRIVAL)
                .on(ArrivalConditions.counts())
                .where(OCCUPANCY.DAY.eq(today))
                .and(OCCUPANCY.HOLDS)
                .and(ARRIVAL.BEGAN_AT.isNull())
                .orderBy(OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .fetch(row -> new ExpectedPatient(
                        row.get(RESERVATIONS.ID),
                        row.get(RESERVATIONS.PATIENTNAME),
                        row.get(OCCUPANCY.START_MINUTE),
                        row.get(OCCUPANCY.DURATION_MINUTES) + row.get(OCCUPANCY.BUFFER_MINUTES),
                        row.get(ARRIVAL.ARRIVED_AT) != null));
    }

    /** What was recorded of a reservation, of whatever day. */
    Optional<Arrival> find(String reservationId) {
        return dsl.select(ARRIVAL.DAY, ARRIVAL.ARRIVED_AT, ARRIVAL.BEGAN_AT, ARRIVAL.ENDED_AT)
                .from(ARRIVAL)
                .where(ARRIVAL.RESERVATION_ID.eq(reservationId))
                .fetchOptional(ArrivalRepository::arrival);
    }

    /** Records a visit in place of what was recorded before; null removes it. */
    void write(String reservationId, @Nullable Arrival arrival) {
        if (arrival == null) {
            dsl.deleteFrom(ARRIVAL)
                    .where(ARRIVAL.RESERVATION_ID.eq(reservationId))
                    .execute();
            return;
        }
        dsl.insertInto(ARRIVAL)
                .set(ARRIVAL.RESERVATION_ID, reservationId)
                .set(ARRIVAL.DAY, arrival.day())
                .set(ARRIVAL.ARRIVED_AT, arrival.arrived())
                .set(ARRIVAL.BEGAN_AT, arrival.began())
                .set(ARRIVAL.ENDED_AT, arrival.ended())
                .onConflict(ARRIVAL.RESERVATION_ID)
                .doUpdate()
                .set(ARRIVAL.DAY, arrival.day())
                .set(ARRIVAL.ARRIVED_AT, arrival.arrived())
                .set(ARRIVAL.BEGAN_AT, arrival.began())
                .set(ARRIVAL.ENDED_AT, arrival.ended())
                .set(ARRIVAL.RECORDED_BY, DSL.field("session_user", SQLDataType.CLOB))
                .set(ARRIVAL.RECORDED_AT, DSL.currentOffsetDateTime())
                .execute();
    }

    /** The clinic's wall clock. */
    LocalDateTime now() {
        return dsl.select(Routines.clock()).fetchSingle().value1();
    }

    /** After how many minutes of waiting a patient is urgent. */
    public int limit() {
        return dsl.select(WAITING_LIMIT.MINUTES)
                .from(WAITING_LIMIT)
                .fetchOptional(WAITING_LIMIT.MINUTES)
                .orElse(WaitingRoom.DEFAULT_LIMIT);
    }

    /**
     * Changes after how many minutes of waiting a patient is urgent, on all desks.
     *
     * @param minutes 1 to {@value WaitingRoom#LONGEST_LIMIT}
     */
    public void setLimit(int minutes) {
        dsl.transaction(configuration -> {
            configuration
                    .dsl()
                    .insertInto(WAITING_LIMIT)
                    .set(WAITING_LIMIT.MINUTES, minutes)
                    .onConflict(WAITING_LIMIT.ONLY_ROW)
                    .doUpdate()
                    .set(WAITING_LIMIT.MINUTES, minutes)
                    .set(WAITING_LIMIT.CHANGED_BY, DSL.field("session_user", SQLDataType.CLOB))
                    .set(WAITING_LIMIT.CHANGED_AT, DSL.currentOffsetDateTime())
                    .execute();
            // Whoever shows today's waiting reads it again.
            LocalDate today = new ArrivalRepository(configuration.dsl()).now().toLocalDate();
            Routines.lockDaysForDesk(configuration, new LocalDate[] {today});
        });
    }
}
