package clinic.frontdesk.reservation;

import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Optional;

/** Tells where reservations may be moved to, and what is in the way. Calls may block on the database. */
public interface MovePlans {

    /**
     * A reservation with the plans of consecutive days; empty where it does not exist.
     *
     * @param from the first day
     * @param days how many days, from 1
     */
    Optional<MovePlan> plan(String reservationId, LocalDate from, int days);

    /** What keeps a reservation from a start, in words; empty where nothing does, or where it does not exist. */
    Optional<Text> obstacle(String reservationId, LocalDate date, int start);
}
