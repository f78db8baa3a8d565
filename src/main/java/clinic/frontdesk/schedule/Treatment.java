package clinic.frontdesk.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A treatment to be booked.
 *
 * @param serviceId the service, or null while it is not set up: then only clinic-wide openings serve it
 * @param duration minutes of treatment, at least 1
 * @param buffer minutes kept free after it, at least 0
 */
public record Treatment(@Nullable String serviceId, int duration, int buffer) {

    public Treatment {
        if (duration < 1 || buffer < 0) {
            throw new IllegalArgumentException("not a treatment: " + duration + " + " + buffer + " minutes");
        }
    }
}
