package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.ARRIVAL;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.SERIES_PART;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteEnum;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.ReservationDetails.PastVisit;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.tables.public_.tables.Reservations;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Reads single reservations. */
final class ReservationReader {

    private static final int PAST_VISITS = 5;

    private final DSLContext dsl;

    ReservationReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** As {@link Bookings#details}, in one query. */
    Optional<ReservationDetails> details(String reservationId) {
        Field<List<Flag>> flags = flags();
        Field<List<PastVisit>> visits = pastVisits();
        Field<Integer> visitNumber = visitNumber();
        Field<Boolean> waiting = DSL.field(ArrivalConditions.waiting()).as("waiting");
        Field<List<PhoneConfirmation>> byPhone = PhoneConfirmations.ofReservation();
        Field<Boolean> inTreatment = DSL.field(ArrivalConditions.inTreatment()).as("in_treatment");
        // By name, never by asterisk: a clinic's table may have further columns, in any order.
        return dsl.select(
                        RESERVATIONS.ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.PHONE,
                        RESERVATIONS.BIRTHDATE,
                        RESERVATIONS.GENDER,
                        RESERVATIONS.TREATMENTTYPE,
                        RESERVATIONS.SERVICEID,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.PREFERREDDATE,
                        RESERVATIONS.PREFERREDTIME,
                        RESERVATIONS.STATUS,
                        RESERVATIONS.NOTES,
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.DURATION_MINUTES,
                        OCCUPANCY.BUFFER_MINUTES,
                        OCCUPANCY.BOOKED_AT_DESK,
                        flags,
                        visits,
                        visitNumber,
                        waiting,
                        inTreatment,
                        byPhone)
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .leftJoin(ARRIVAL)
                .on(ArrivalConditions.counts())
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(row -> new ReservationDetails(
                        row.get(RESERVATIONS.ID),
                        row.get(RESERVATIONS.PATIENTNAME),
                        row.get(RESERVATIONS.PHONE),
                        row.get(RESERVATIONS.BIRTHDATE).toLocalDate(),
                        new Gender(row.get(RESERVATIONS.GENDER)),
                        row.get(RESERVATIONS.TREATMENTTYPE).equals(WebsiteLabels.FIRST_VISIT),
                        row.get(RESERVATIONS.SERVICEID),
                        Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                                .orElse(LegacyService.nameOf(row.get(RESERVATIONS.SERVICE))),
                        row.get(RESERVATIONS.PREFERREDDATE),
                        row.get(RESERVATIONS.PREFERREDTIME),
                        row.get(OCCUPANCY.START_MINUTE),
                        Optional.ofNullable(row.get(OCCUPANCY.DURATION_MINUTES))
                                .orElse(ReservationColumns.UNKNOWN_SERVICE_DURATION),
                        Optional.ofNullable(row.get(OCCUPANCY.BUFFER_MINUTES))
                                .orElse(ReservationColumns.UNKNOWN_SERVICE_BUFFER),
                        new Status(row.get(RESERVATIONS.STATUS)),
                        row.get(RESERVATIONS.NOTES),
                        row.get(flags),
                        !Boolean.TRUE.equals(row.get(OCCUPANCY.BOOKED_AT_DESK)),
                        row.get(visits),
                        row.get(visitNumber),
                        unknown(row.get(RESERVATIONS.TREATMENTTYPE)),
                        DisplayStatus.of(
                                new Status(row.get(RESERVATIONS.STATUS)),
                                false,
                                row.get(waiting),
                                row.get(inTreatment)),
                        row.get(byPhone).stream().findFirst().orElse(null)));
    }

    private static @Nullable String unknown(String treatmentType) {
        return WebsiteEnum.TREATMENT_TYPE.labels().contains(treatmentType) ? null : treatmentType;
    }

    /** A code of a newer schema is left out. */
    private static Field<List<Flag>> flags() {
        return DSL.multiset(DSL.select(FLAG.CODE)
                        .from(FLAG)
                        .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .and(SettledFlags.open())
                        .orderBy(FLAG.CODE))
                .convertFrom(rows -> rows.getValues(FLAG.CODE).stream()
                        .flatMap(code -> Flag.ofCode(code).stream())
                        .toList())
                .as("flags");
    }

    private static Field<Integer> visitNumber() {
        var earlier = RESERVATIONS.as("earlier");
        return DSL.field(DSL.select(DSL.count().plus(1)).from(earlier).where(isEarlierVisit(earlier)))
                .as("visit_number");
    }

    private static Condition isEarlierVisit(Reservations earlier) {
        return earlier.PATIENTNAME
                .eq(RESERVATIONS.PATIENTNAME)
                .and(earlier.PHONE.eq(RESERVATIONS.PHONE))
                .and(earlier.ID.ne(RESERVATIONS.ID))
                .and(earlier.PREFERREDDATE.le(RESERVATIONS.PREFERREDDATE));
    }

    private static Field<List<PastVisit>> pastVisits() {
        var earlier = RESERVATIONS.as("earlier");
        Field<String> service = DSL.coalesce(earlier.SERVICENAME, earlier.SERVICE.cast(SQLDataType.CLOB))
                .as("service_name");
        return DSL.multiset(DSL.select(earlier.PREFERREDDATE, service, earlier.STATUS)
                        .from(earlier)
                        .where(isEarlierVisit(earlier))
                        .orderBy(earlier.PREFERREDDATE.desc(), earlier.ID)
                        .limit(PAST_VISITS))
                .convertFrom(rows -> rows.map(row -> new PastVisit(
                        row.get(earlier.PREFERREDDATE),
                        LegacyService.nameOf(row.get(service)),
                        new Status(row.get(earlier.STATUS)))))
                .as("visits");
    }

    /** As {@link DeskBookings#snapshot}. */
    Optional<ReservationSnapshot> snapshot(String reservationId) {
        return dsl.select(RESERVATIONS.PATIENTNAME)
                .select(ReservationColumns.stateOf(RESERVATIONS))
                .select(OCCUPANCY.START_MINUTE, OCCUPANCY.DURATION_MINUTES, OCCUPANCY.BUFFER_MINUTES)
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(row -> new ReservationSnapshot(
                        reservationId,
                        row.get(RESERVATIONS.PATIENTNAME),
                        ReservationColumns.state(row, RESERVATIONS),
                        row.get(OCCUPANCY.START_MINUTE),
                        new Treatment(
                                row.get(RESERVATIONS.SERVICEID),
                                Optional.ofNullable(row.get(OCCUPANCY.DURATION_MINUTES))
                                        .orElse(ReservationColumns.UNKNOWN_SERVICE_DURATION),
                                Optional.ofNullable(row.get(OCCUPANCY.BUFFER_MINUTES))
                                        .orElse(ReservationColumns.UNKNOWN_SERVICE_BUFFER))));
    }

    /** As {@link DeskBookings#together}. */
    List<String> together(String reservationId) {
        var own = SERIES_PART.as("own");
        return dsl.select(SERIES_PART.RESERVATION_ID)
                .from(own)
                .join(SERIES_PART)
                .on(SERIES_PART.SERIES_ID.eq(own.SERIES_ID))
                .join(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(SERIES_PART.RESERVATION_ID))
                .where(own.RESERVATION_ID.eq(reservationId))
                .and(SERIES_PART.RESERVATION_ID.ne(reservationId))
                .and(OCCUPANCY.HOLDS)
                .orderBy(SERIES_PART.NUMBER)
                .fetch(SERIES_PART.RESERVATION_ID);
    }
}
