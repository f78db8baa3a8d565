package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Books, moves and changes reservations. Every call goes to the database and blocks; it throws
 * {@link org.jooq.exception.DataAccessException} when the database is away, and then nothing was written or the same
 * call may be made again.
 */
public interface Bookings {

    /**
     * Books; asks the database for the place. A reservation that stands under its id already is booked.
     *
     * @throws IllegalArgumentException when another patient's reservation stands under its id
     */
    BookingOutcome book(NewReservation reservation);

    /** Moves a reservation to another day or minute of the day. */
    BookingOutcome move(String reservationId, LocalDate date, int start);

    /** Changes the status; bringing a cancelled one back asks for its place again. */
    BookingOutcome changeStatus(String reservationId, Status status);

    /**
     * The offered starts of a service on {@code days} days from {@code from} on; full ones have 0 free. An inactive service
     * has none.
     */
    List<Slot> starts(String serviceId, LocalDate from, int days);

    /** Where a reservation may be moved to; it does not conflict with itself. */
    List<Slot> startsFor(String reservationId, LocalDate from, int days);

    /** One reservation, or none where it was deleted. */
    Optional<ReservationDetails> details(String reservationId);
}
