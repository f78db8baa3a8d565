package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.PlacedReservation;

/**
 * A reservation in hand, as it was seen.
 *
 * @param past whether its treatment has ended, so that a move asks first
 */
public record HeldCard(PlacedReservation placed, String patientName, String serviceName, boolean past) {

    public String id() {
        return placed.reservationId();
    }
}
