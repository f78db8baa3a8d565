package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.reservation.BookingOutcome.SameTime;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/**
 * Finds other reservations of a patient at the same time, a warning to the desk. A patient is told by name and phone
 * number; treatments count, buffers do not.
 */
final class SamePatient {

    private SamePatient() {}

    /** All reservations of a patient that hold places on a day, as a column of a select. */
    static Field<List<SameTime>> onDay(String patientName, String phone, LocalDate day) {
        return DSL.multiset(DSL.select(OCCUPANCY.RESERVATION_ID, OCCUPANCY.START_MINUTE, end())
                        .from(OCCUPANCY)
                        .join(RESERVATIONS)
                        .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                        .where(OCCUPANCY.DAY.eq(day))
                        .and(OCCUPANCY.HOLDS)
                        .and(RESERVATIONS.PATIENTNAME.eq(patientName))
                        .and(digits(RESERVATIONS.PHONE).eq(digits(DSL.val(phone))))
                        .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID))
                .convertFrom(rows -> rows.map(Records.mapping(SameTime::new)));
    }

    /** The reservations of the same patient that overlap one that holds a place. */
    static List<SameTime> overlapping(DSLContext dsl, String reservationId) {
        var own = RESERVATIONS.as("own");
        var place = OCCUPANCY.as("place");
        return dsl.select(OCCUPANCY.RESERVATION_ID, OCCUPANCY.START_MINUTE, end())
                .from(place)
                .join(own)
                .on(own.ID.eq(place.RESERVATION_ID))
                .join(OCCUPANCY)
                .on(OCCUPANCY.DAY.eq(place.DAY))
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(place.RESERVATION_ID.eq(reservationId))
                .and(place.HOLDS)
                .and(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.RESERVATION_ID.ne(reservationId))
                .and(OCCUPANCY.START_MINUTE.lt(place.START_MINUTE.plus(place.DURATION_MINUTES)))
                .and(end().gt(place.START_MINUTE))
                .and(RESERVATIONS.PATIENTNAME.eq(own.PATIENTNAME))
                .and(digits(RESERVATIONS.PHONE).eq(digits(own.PHONE)))
                .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .fetch(Records.mapping(SameTime::new));
    }

    private static Field<Integer> end() {
        return OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES);
    }

    /** The website stores phone numbers as people type them. */
    private static Field<String> digits(Field<String> phone) {
        return DSL.regexpReplaceAll(phone, "[^0-9]", "");
    }
}
