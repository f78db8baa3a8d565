package clinic.frontdesk.inbox;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What settles a reservation of the inbox, each added to the desk's history. Calls block, and throw
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public interface InboxActs {

    /** As {@link clinic.frontdesk.reservation.Reviews#confirm}. */
    BookingOutcome confirm(String reservationId);

    /** As {@link clinic.frontdesk.reservation.Reviews#reject}. */
    BookingOutcome reject(String reservationId, String reason);

    /** As {@link clinic.frontdesk.reservation.Reviews#leave}. */
    BookingOutcome leave(String reservationId, String reason);

    /** As {@link clinic.frontdesk.reservation.Bookings#move}. */
    BookingOutcome move(String reservationId, LocalDate date, int start);

    /** As {@link clinic.frontdesk.reservation.PlaceObstacles#standing}. */
    Optional<Text> inTheWay(String reservationId);

    /** As {@link clinic.frontdesk.reservation.PlaceObstacles#at}. */
    Optional<Text> inTheWay(String reservationId, LocalDate date, int start);

    /** As {@link clinic.frontdesk.reservation.Bookings#details}. */
    Optional<ReservationDetails> details(String reservationId);

    /** As {@link clinic.frontdesk.reservation.Bookings#startsFor}. */
    List<Slot> startsFor(String reservationId, LocalDate from, int days);
}
