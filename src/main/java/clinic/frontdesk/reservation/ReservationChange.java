package clinic.frontdesk.reservation;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One write to a reservation. Both states are read in the transaction that wrote, under the lock of the row, so that no
 * other client's change lies between them.
 *
 * @param patientName for the screen only; never logged
 * @param before the state before the write, or null for a new reservation
 * @param after the state after the write
 */
public record ReservationChange(
        String reservationId, String patientName, @Nullable ReservationState before, ReservationState after) {

    /** The days that the reservation was on before and after. */
    public Set<LocalDate> days() {
        Set<LocalDate> days = new LinkedHashSet<>();
        if (before != null) {
            days.add(before.date());
        }
        days.add(after.date());
        return days;
    }

    /** The change that undoes this one. A new reservation is cancelled, not deleted. */
    ReservationChange undone() {
        return new ReservationChange(reservationId, patientName, after, original());
    }

    /** The change that makes this one again after it was undone. */
    ReservationChange redone() {
        return new ReservationChange(reservationId, patientName, original(), after);
    }

    private ReservationState original() {
        return before == null ? after.with(Status.CANCELLED) : before;
    }
}
