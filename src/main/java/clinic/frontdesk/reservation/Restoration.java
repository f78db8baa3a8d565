package clinic.frontdesk.reservation;

/**
 * One reservation that is to be as it was.
 *
 * @param from how it must stand now, or nothing is restored
 * @param to how it shall stand
 */
public record Restoration(String reservationId, Standing from, Standing to) {

    /** The way back. */
    Restoration reversed() {
        return new Restoration(reservationId, to, from);
    }
}
