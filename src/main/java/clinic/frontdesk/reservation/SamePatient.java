package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.reservation.BookingOutcome.SameTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
        return DSL.multiset(DSL.select(
                                OCCUPANCY.RESERVATION_ID,
                                OCCUPANCY.START_MINUTE,
                                end(),
                                RESERVATIONS.PATIENTNAME,
                                RESERVATIONS.PHONE)
                        .from(OCCUPANCY)
                        .join(RESERVATIONS)
                        .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                        .where(OCCUPANCY.DAY.eq(day))
                        .and(OCCUPANCY.HOLDS)
                        .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID))
                .convertFrom(rows -> rows.map(Records.mapping(Candidate::new)).stream()
                        .filter(other -> samePerson(patientName, phone, other.name(), other.phone()))
                        .map(Candidate::place)
                        .toList());
    }

    /** The reservations of the same patient that overlap one that holds a place. */
    static List<SameTime> overlapping(DSLContext dsl, String reservationId) {
        var own = RESERVATIONS.as("own");
        var place = OCCUPANCY.as("place");
        return dsl
                .select(
                        OCCUPANCY.RESERVATION_ID,
                        OCCUPANCY.START_MINUTE,
                        end(),
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.PHONE,
                        own.PATIENTNAME,
                        own.PHONE)
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
                .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .fetch(row -> samePerson(row.value4(), row.value5(), row.value6(), row.value7())
                        ? new SameTime(row.value1(), row.value2(), row.value3())
                        : null)
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static Field<Integer> end() {
        return OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES);
    }

    /** The website stores names and phone numbers as people type them. */
    private static boolean samePerson(String name, String phone, String otherName, String otherPhone) {
        return PatientName.normalized(name).equals(PatientName.normalized(otherName))
                && PhoneNumber.normalized(phone).equals(PhoneNumber.normalized(otherPhone));
    }

    private record Candidate(String id, int start, int end, String name, String phone) {
        SameTime place() {
            return new SameTime(id, start, end);
        }
    }
}
