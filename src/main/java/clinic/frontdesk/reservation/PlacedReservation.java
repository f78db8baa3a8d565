package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Treatment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a reservation stands.
 *
 * @param start minute of the day, or null where the time is unreadable
 * @param treatment its service and minutes, as booked
 * @param holds whether its status holds the place, so that it can be moved
 */
public record PlacedReservation(
        String reservationId, LocalDate date, @Nullable Integer start, Treatment treatment, boolean holds) {

    /** Whether it stands at a minute of a day. */
    public boolean standsAt(LocalDate day, int minute) {
        return date.equals(day) && start != null && start == minute;
    }
}
