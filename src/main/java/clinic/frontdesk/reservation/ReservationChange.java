package clinic.frontdesk.reservation;

/**
 * One reservation that is to be as it was.
 *
 * @param from how it must stand now, or nothing is restored
 * @param to how it shall stand
 */
public record ReservationChange(String reservationId, ReservationState from, ReservationState to) {

    /** The way back. */
    ReservationChange reversed() {
        return new ReservationChange(reservationId, to, from);
    }
}
