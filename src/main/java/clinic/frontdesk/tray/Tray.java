package clinic.frontdesk.tray;

import java.util.List;

/** The tray of reservations in hand. Every call goes to the database and blocks. */
public interface Tray {

    /** The reservations in hand that still hold their places, the longest parked first. */
    List<TrayItem> items();

    /**
     * Takes a reservation in hand; it keeps its place.
     *
     * @return false where it is in the tray already, does not exist or holds no place
     */
    boolean park(String reservationId);

    /**
     * Takes a reservation out of the tray and leaves it where it is.
     *
     * @return false where it was not in the tray
     */
    boolean release(String reservationId);
}
