package clinic.frontdesk.schedule;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interval of one day that no treatment may overlap. A buffer may run into it.
 *
 * @param serviceId the one service that is closed, or null for every service
 * @param start minute of the day, inclusive
 * @param end minute of the day, exclusive, up to 1440; where it equals {@code start}, only treatments that start at that
 *     minute are refused
 * @param reason the reason to show; may be empty
 */
public record Closure(@Nullable String serviceId, int start, int end, String reason) {

    public Closure {
        if (start < 0 || end < start || end > 24 * 60) {
            throw new IllegalArgumentException("not a closure: " + start + "-" + end);
        }
    }

    /** Whether it refuses a treatment of a service over [from, until). */
    public boolean meets(@Nullable String service, int from, int until) {
        return (serviceId == null || Objects.equals(serviceId, service))
                && (start == end ? from == start : start < until && from < end);
    }
}
