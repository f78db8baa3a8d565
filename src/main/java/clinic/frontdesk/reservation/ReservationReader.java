package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.ReservationDetails.Visit;
import clinic.frontdesk.tables.public_.enums.DbTreatmentType;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads single reservations, whole. */
final class ReservationReader {

    private static final int PAST_VISITS = 5;

    private final DSLContext dsl;

    ReservationReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    Optional<ReservationDetails> details(String reservationId) {
        var marks = DSL.multiset(DSL.select(FLAG.CODE)
                        .from(FLAG)
                        .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .orderBy(FLAG.CODE))
                .convertFrom(codes -> codes.map(code -> code.value1()))
                .as("marks");
        var earlier = RESERVATIONS.as("earlier");
        var visits = DSL.multiset(DSL.select(
                                earlier.PREFERREDDATE,
                                DSL.coalesce(earlier.SERVICENAME, earlier.SERVICE.cast(SQLDataType.CLOB)),
                                earlier.STATUS)
                        .from(earlier)
                        .where(earlier.PATIENTNAME.eq(RESERVATIONS.PATIENTNAME))
                        .and(earlier.PHONE.eq(RESERVATIONS.PHONE))
                        .and(earlier.ID.ne(RESERVATIONS.ID))
                        .and(earlier.PREFERREDDATE.le(RESERVATIONS.PREFERREDDATE))
                        .orderBy(earlier.PREFERREDDATE.desc(), earlier.ID)
                        .limit(PAST_VISITS))
                .convertFrom(rows -> rows.map(row -> new Visit(
                        row.value1(),
                        LegacyService.nameOf(row.value2()),
                        Status.valueOf(row.value3().getLiteral()))))
                .as("visits");
        return dsl.select(RESERVATIONS.asterisk(), OCCUPANCY.asterisk(), marks, visits)
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(row -> new ReservationDetails(
                        row.get(RESERVATIONS.ID),
                        row.get(RESERVATIONS.PATIENTNAME),
                        row.get(RESERVATIONS.PHONE),
                        row.get(RESERVATIONS.BIRTHDATE).toLocalDate(),
                        Gender.valueOf(row.get(RESERVATIONS.GENDER).getLiteral()),
                        row.get(RESERVATIONS.TREATMENTTYPE) == DbTreatmentType.FIRST_VISIT,
                        row.get(RESERVATIONS.SERVICEID),
                        Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                                .orElse(LegacyService.nameOf(
                                        row.get(RESERVATIONS.SERVICE).getLiteral())),
                        row.get(RESERVATIONS.PREFERREDDATE),
                        row.get(RESERVATIONS.PREFERREDTIME),
                        row.get(OCCUPANCY.START_MINUTE),
                        Optional.ofNullable(row.get(OCCUPANCY.DURATION_MINUTES))
                                .orElse(JooqBookings.UNKNOWN_SERVICE_DURATION),
                        Optional.ofNullable(row.get(OCCUPANCY.BUFFER_MINUTES))
                                .orElse(JooqBookings.UNKNOWN_SERVICE_BUFFER),
                        Status.valueOf(row.get(RESERVATIONS.STATUS).getLiteral()),
                        row.get(RESERVATIONS.NOTES),
                        row.get(marks),
                        !Boolean.TRUE.equals(row.get(OCCUPANCY.BOOKED_AT_DESK)),
                        row.get(visits)));
    }
}
