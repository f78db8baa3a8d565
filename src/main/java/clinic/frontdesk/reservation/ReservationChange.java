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
 * @param buffers the buffers before and after, where the write changed the service; null elsewhere
 */
public record ReservationChange(
        String reservationId,
        String patientName,
        @Nullable ReservationState before,
        ReservationState after,
        @Nullable Buffers buffers) {

    /** The minutes after the treatment before and after a write. The database keeps them apart from the reservation. */
    public record Buffers(int before, int after) {

        Buffers reversed() {
            return new Buffers(/* before= */ after, /* after= */ before);
        }
    }

    /** A change that leaves the service as it is, or a new reservation. */
    public ReservationChange(
            String reservationId, String patientName, @Nullable ReservationState before, ReservationState after) {
        this(reservationId, patientName, before, after, null);
    }

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
        return new ReservationChange(
                reservationId, patientName, after, original(), buffers == null ? null : buffers.reversed());
    }

    /** The change that makes this one again after it was undone. */
    ReservationChange redone() {
        return new ReservationChange(reservationId, patientName, original(), after, buffers);
    }

    /** Whether it changes the service or its minutes. */
    boolean ofService() {
        return before != null && !before.service().equals(after.service());
    }

    /** Whether a state is the one before; the service counts only where this changes it. */
    boolean startsFrom(ReservationState state) {
        return before != null && same(state, before);
    }

    /** Whether a state is the one after; the service counts only where this changes it. */
    boolean endsIn(ReservationState state) {
        return same(state, after);
    }

    private boolean same(ReservationState state, ReservationState other) {
        return ofService() ? state.equals(other) : state.sameButService(other);
    }

    private ReservationState original() {
        return before == null ? after.with(Status.CANCELLED) : before;
    }
}
