package clinic.frontdesk.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The time of one day that a reservation holds: its treatment and the buffer after it.
 *
 * @param serviceId the reservation's service, or null while that service is not set up
 * @param start minute of the day
 * @param duration minutes of treatment, as booked
 * @param buffer minutes of buffer, as booked
 */
public record BusyInterval(String reservationId, @Nullable String serviceId, int start, int duration, int buffer) {

    /** The end of the held time, a minute of the day, exclusive; may pass midnight. */
    public int until() {
        return start + duration + buffer;
    }
}
