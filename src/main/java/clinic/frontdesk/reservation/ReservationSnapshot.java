package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Treatment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as a desk saw it when it was taken in hand. A later write compares: it is made only if the reservation is
 * still like this.
 *
 * @param patientName for the screen only; never logged
 * @param start minute of the day, or null where the time is unreadable
 * @param treatment its service and minutes, as booked
 */
public record ReservationSnapshot(
        String reservationId,
        String patientName,
        ReservationState state,
        @Nullable Integer start,
        Treatment treatment) {

    public LocalDate date() {
        return state.date();
    }

    /** The name of its service to show. */
    public String serviceName() {
        return state.service().shownName();
    }

    /** Where it stands. */
    public PlacedReservation placed() {
        return new PlacedReservation(
                reservationId, state.date(), start, treatment, state.status().holdsPlace());
    }

    /** The same reservation with another length of treatment, in minutes. */
    public Treatment lasting(int minutes) {
        return new Treatment(treatment.serviceId(), minutes, treatment.buffer());
    }
}
