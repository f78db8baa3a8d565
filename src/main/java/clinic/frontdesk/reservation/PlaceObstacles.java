package clinic.frontdesk.reservation;

import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;

/** What is in the way of a reservation at a place, in words that name it. Calls go to the database and block. */
public final class PlaceObstacles {

    private final DeskBookings bookings;
    private final MovePlanner planner;

    public PlaceObstacles(DSLContext dsl, DeskBookings bookings) {
        this.bookings = bookings;
        this.planner = new MovePlanner(dsl);
    }

    /** What is in its way where it stands, as if it came from elsewhere; empty where nothing is known to be. */
    public Optional<Text> standing(String reservationId) {
        return bookings.snapshot(reservationId).flatMap(now -> {
            Integer start = now.placed().start();
            return start == null ? Optional.empty() : at(now.placed(), now.date(), start);
        });
    }

    /**
     * What is in its way at another place; empty where nothing is known to be.
     *
     * @param start minute of the day, 0 to 1439
     */
    public Optional<Text> at(String reservationId, LocalDate date, int start) {
        return bookings.snapshot(reservationId).flatMap(now -> at(now.placed(), date, start));
    }

    private Optional<Text> at(PlacedReservation placed, LocalDate date, int start) {
        PlacedReservation arriving =
                new PlacedReservation(placed.reservationId(), placed.date(), null, placed.treatment(), true);
        return planner.plan(arriving, false, date, 1).refusal(date, start);
    }
}
