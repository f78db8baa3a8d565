package clinic.frontdesk.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A place that a reservation holds on one day.
 *
 * @param serviceId its service, or null while that service is not set up
 * @param start minute of the day
 * @param duration minutes of treatment that it was booked with
 * @param buffer minutes after the treatment that it was booked with
 */
public record BusyInterval(String reservationId, @Nullable String serviceId, int start, int duration, int buffer) {

    /** The end of the occupied time, exclusive; may pass midnight. */
    public int until() {
        return start + duration + buffer;
    }
}
