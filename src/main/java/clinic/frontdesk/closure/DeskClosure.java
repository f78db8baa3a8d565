package clinic.frontdesk.closure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A closure that a desk made.
 *
 * @param id opens it again
 * @param start minute of the day, from 0
 * @param end minute of the day, exclusive, up to 1440
 * @param serviceId the one service that is closed, or null for every service
 * @param reason why, for a person to read
 */
public record DeskClosure(
        long id,
        LocalDate date,
        int start,
        int end,
        @Nullable String serviceId,
        String reason) {

    /** What closes the same again. */
    NewClosure again() {
        return new NewClosure(date, start, end, serviceId, reason);
    }
}
