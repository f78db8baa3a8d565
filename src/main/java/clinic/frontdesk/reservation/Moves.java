package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Moving, copying and changing reservations as a desk's screen does it. Every call goes to the database and blocks. */
public interface Moves {

    /** The reservation as it is now; empty where it does not exist. */
    Optional<ReservationSnapshot> snapshot(String reservationId);

    /**
     * Moves a reservation that still stands where it was seen.
     *
     * @param start minute of the day, 0 to 1439
     */
    MoveResult move(PlacedReservation seen, LocalDate date, int start);

    /**
     * Books a copy of a reservation.
     *
     * @param newId made before the first try, and the same at every retry
     * @param start minute of the day, 0 to 1439
     */
    MoveResult copy(String reservationId, String newId, LocalDate date, int start);

    /** Gives a reservation that still stands where it was seen, as long as it was, another length in minutes. */
    MoveResult resize(PlacedReservation seen, int minutes);

    /** Gives a reservation another service. */
    MoveResult changeService(String reservationId, String serviceId);

    /** What would be in the way of another service for a reservation where it stands; empty where it fits. Changes nothing. */
    Optional<Text> obstacleOfService(String reservationId, String serviceId);

    /**
     * The free starts nearest to a wanted one, the nearest first.
     *
     * @param copy whether a copy of the reservation is to be booked
     */
    List<Slot> nearest(String reservationId, boolean copy, LocalDate date, int start);
}
