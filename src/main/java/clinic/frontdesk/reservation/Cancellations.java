package clinic.frontdesk.reservation;

import java.util.List;

/**
 * Cancels reservations with a reason. Calls block, and throw {@link org.jooq.exception.DataAccessException} when the database
 * is out of reach.
 */
public interface Cancellations {

    /**
     * Cancels a reservation, which frees its place, and notes the reason for the website's people; gone where it does not
     * exist, or holds no place any more.
     *
     * @param reason for a person to read: 1 to {@value DeskBookings#LONGEST_REASON} characters
     */
    BookingOutcome cancel(String reservationId, String reason);

    /** The reasons that were given before, the most frequent first, at most six. */
    List<String> givenReasons();
}
