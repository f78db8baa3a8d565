package clinic.frontdesk.closure;

import clinic.frontdesk.reservation.PlacedReservation;
import clinic.frontdesk.schedule.Slot;
import java.util.Optional;

/**
 * A reservation under a closure, with what is needed to call the patient.
 *
 * @param placed where it stands; it has a start
 * @param start minute of the day
 * @param offered the start to offer after the closure; empty where there is none within four weeks
 */
public record AffectedVisit(
        PlacedReservation placed,
        int start,
        String patientName,
        String phone,
        String serviceName,
        Optional<Slot> offered) {

    public String id() {
        return placed.reservationId();
    }
}
