package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Books, moves and changes single reservations. Every call goes to the database and blocks. It throws
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach; the write may then be committed or
 * not, and the same call may be made again.
 */
public interface Bookings {

    /**
     * Books a reservation if the database grants its place. A reservation that exists under its id already is accepted:
     * the answer to an earlier try was lost.
     *
     * @throws IllegalArgumentException when the id belongs to another patient's reservation
     */
    BookingOutcome book(NewReservation reservation);

    /**
     * Moves a reservation to another day or time.
     *
     * @param start minute of the day, 0 to 1439
     */
    BookingOutcome move(String reservationId, LocalDate date, int start);

    /** Changes the status. Bringing a cancelled reservation back asks for its place again. */
    BookingOutcome changeStatus(String reservationId, Status status);

    /**
     * The offered starts of a service on {@code days} days from {@code from} on; full ones have 0 free. An inactive
     * service has none.
     */
    List<Slot> starts(String serviceId, LocalDate from, int days);

    /** The starts that a reservation may be moved to; it does not conflict with itself. */
    List<Slot> startsFor(String reservationId, LocalDate from, int days);

    /** One reservation, or empty where it does not exist. */
    Optional<ReservationDetails> details(String reservationId);
}
