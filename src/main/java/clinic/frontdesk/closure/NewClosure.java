package clinic.frontdesk.closure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A closure that is to be made.
 *
 * @param start minute of the day, from 0
 * @param end minute of the day, exclusive, after {@code start} and up to 1440
 * @param serviceId the one service to close, or null for every service
 * @param reason why, for a person to read: 1 to {@value #LONGEST_REASON} characters
 */
public record NewClosure(
        LocalDate date, int start, int end, @Nullable String serviceId, String reason) {

    public static final int LONGEST_REASON = 200;

    public NewClosure {
        if (start < 0 || end <= start || end > 24 * 60) {
            throw new IllegalArgumentException("not a closure: " + start + "-" + end);
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 1 to " + LONGEST_REASON + " characters");
        }
    }
}
