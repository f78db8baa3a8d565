package clinic.frontdesk.reservation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a reservation that a desk changes; undo compares and restores exactly these.
 *
 * @param writtenTime {@code preferredTime} as the website or a desk wrote it, readable or not
 * @param slotStart {@code HH:mm}, or null where the time is unreadable
 * @param slotEnd {@code HH:mm}, or null where the end is unknown or past midnight
 * @param service the service and its minutes, as booked
 */
public record ReservationState(
        LocalDate date,
        String writtenTime,
        @Nullable String slotStart,
        @Nullable String slotEnd,
        Status status,
        BookedService service) {

    /** The same state with another status. */
    public ReservationState with(Status other) {
        return new ReservationState(date, writtenTime, slotStart, slotEnd, other, service);
    }

    /** The time to show: {@code HH:mm}, or as it was written where it is unreadable. */
    public String shownTime() {
        return slotStart == null ? writtenTime : slotStart;
    }

    /** The same state with another end and service, as a change of the service or its minutes leaves it. */
    ReservationState lasting(@Nullable String otherEnd, BookedService otherService) {
        return new ReservationState(date, writtenTime, slotStart, otherEnd, status, otherService);
    }

    /** Whether another state has the same day, times and status. */
    boolean sameButService(ReservationState other) {
        return new ReservationState(date, writtenTime, slotStart, slotEnd, status, other.service).equals(other);
    }
}
