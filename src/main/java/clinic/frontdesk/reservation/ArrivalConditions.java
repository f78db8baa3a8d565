package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.ARRIVAL;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import org.jooq.Condition;

/** Conditions on what is recorded of an arrival, beside its reservation; without a row they are false. */
public final class ArrivalConditions {

    private ArrivalConditions() {}

    /** Whether it belongs to the reservation and counts: on the day to which that belonged when it was recorded. */
    public static Condition counts() {
        return ARRIVAL.RESERVATION_ID.eq(RESERVATIONS.ID).and(ARRIVAL.DAY.eq(RESERVATIONS.PREFERREDDATE));
    }

    /** Whether the patient waits. */
    public static Condition waiting() {
        return ARRIVAL.ARRIVED_AT.isNotNull().and(ARRIVAL.BEGAN_AT.isNull()).and(ARRIVAL.ENDED_AT.isNull());
    }

    /** Whether the patient is in treatment. */
    public static Condition inTreatment() {
        return ARRIVAL.BEGAN_AT.isNotNull().and(ARRIVAL.ENDED_AT.isNull());
    }
}
