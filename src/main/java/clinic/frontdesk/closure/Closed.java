package clinic.frontdesk.closure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A closure that was made, and what lies under it.
 *
 * @param id opens it again
 * @param under the reservations that hold places and whose treatment it meets, by start; they stay as they are
 * @param websiteRows how many rows tell the website of it; null where the website keeps no closures, or takes none
 */
public record Closed(long id, List<Under> under, @Nullable Integer websiteRows) {

    public Closed {
        under = List.copyOf(under);
    }

    /** A reservation under a closure; its treatment in minutes of the day, without buffer. */
    public record Under(String reservationId, int start, int end) {}
}
