package clinic.frontdesk.reservation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a reservation that a desk changes; undo compares and restores exactly these.
 *
 * @param writtenTime {@code preferredTime} as the website or a desk wrote it, readable or not
 * @param slotStart {@code HH:mm}, or null where the time is unreadable
 * @param slotEnd {@code HH:mm}, or null where the end is unknown or past midnight
 */
public record ReservationState(
        LocalDate date,
        String writtenTime,
        @Nullable String slotStart,
        @Nullable String slotEnd,
        Status status) {

    /** The same state with another status. */
    public ReservationState with(Status other) {
        return new ReservationState(date, writtenTime, slotStart, slotEnd, other);
    }

    /** The time to show: {@code HH:mm}, or as it was written where it is unreadable. */
    String shownTime() {
        return slotStart == null ? writtenTime : slotStart;
    }
}
