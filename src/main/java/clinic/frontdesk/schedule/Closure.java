package clinic.frontdesk.schedule;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one day in which no treatment may lie. A buffer may run into it.
 *
 * @param serviceId the one service it is for, or null for every service
 * @param start minute of the day, inclusive
 * @param end minute of the day, exclusive, up to 1440; the same as {@code start} closes that one start and nothing else
 * @param reason why, for a person to read; may be empty where the website gave none
 */
public record Closure(@Nullable String serviceId, int start, int end, String reason) {

    public Closure {
        if (start < 0 || end < start || end > 24 * 60) {
            throw new IllegalArgumentException("not a closure: " + start + "-" + end);
        }
    }

    /** Whether it closes a treatment of the service over [from, until). */
    public boolean meets(@Nullable String service, int from, int until) {
        return (serviceId == null || Objects.equals(serviceId, service))
                && (start == end ? from == start : start < until && from < end);
    }
}
