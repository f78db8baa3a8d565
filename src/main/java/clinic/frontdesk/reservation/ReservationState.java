package clinic.frontdesk.reservation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a reservation stands, in the columns that a desk changes; what undo compares and restores.
 *
 * @param writtenTime the old column, as whoever wrote it left it
 * @param slotStart {@code HH:mm}, or null where the time could not be read
 * @param slotEnd {@code HH:mm}, or null where it is not known
 */
public record ReservationState(
        LocalDate date,
        String writtenTime,
        @Nullable String slotStart,
        @Nullable String slotEnd,
        Status status) {

    /** The same with another status. */
    public ReservationState with(Status other) {
        return new ReservationState(date, writtenTime, slotStart, slotEnd, other);
    }
}
