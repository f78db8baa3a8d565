package clinic.frontdesk.walkin;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A patient who came without a reservation.
 *
 * @param id made before the first try to store it
 * @param came when, on the clinic's wall clock
 * @param patientName 1 to {@value #LONGEST_NAME} characters; for the screen only, never logged
 * @param phone as written; empty where it is not known
 * @param serviceId null for any service
 */
public record WalkIn(
        String id,
        LocalDateTime came,
        String patientName,
        String phone,
        @Nullable String serviceId) {

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 100;

    /** The longest phone number, in characters. */
    public static final int LONGEST_PHONE = 40;

    /** Whole minutes since the patient came. */
    public int minutesAt(LocalDateTime now) {
        return (int) Math.max(0, Duration.between(came, now).toMinutes());
    }
}
