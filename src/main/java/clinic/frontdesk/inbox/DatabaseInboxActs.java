package clinic.frontdesk.inbox;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.PlaceObstacles;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Reviews;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@link InboxActs} on the clinic's database. */
public final class DatabaseInboxActs implements InboxActs {

    private final Bookings bookings;
    private final Reviews reviews;
    private final PlaceObstacles obstacles;

    public DatabaseInboxActs(Bookings bookings, Reviews reviews, PlaceObstacles obstacles) {
        this.bookings = bookings;
        this.reviews = reviews;
        this.obstacles = obstacles;
    }

    @Override
    public BookingOutcome confirm(String reservationId) {
        return reviews.confirm(reservationId);
    }

    @Override
    public BookingOutcome reject(String reservationId, String reason) {
        return reviews.reject(reservationId, reason);
    }

    @Override
    public BookingOutcome leave(String reservationId, String reason) {
        return reviews.leave(reservationId, reason);
    }

    @Override
    public BookingOutcome move(String reservationId, LocalDate date, int start) {
        return bookings.move(reservationId, date, start);
    }

    @Override
    public Optional<Text> inTheWay(String reservationId) {
        return obstacles.standing(reservationId);
    }

    @Override
    public Optional<Text> inTheWay(String reservationId, LocalDate date, int start) {
        return obstacles.at(reservationId, date, start);
    }

    @Override
    public Optional<ReservationDetails> details(String reservationId) {
        return bookings.details(reservationId);
    }

    @Override
    public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
        return bookings.startsFor(reservationId, from, days);
    }
}
