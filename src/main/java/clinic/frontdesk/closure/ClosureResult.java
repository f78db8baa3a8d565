package clinic.frontdesk.closure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A closure that was made.
 *
 * @param affected the reservations that hold places and whose treatment overlaps the closure, by start; they stay as they
 *     are
 * @param websiteRows how many rows of the website's table hold it; null where the website keeps no closures
 * @param websiteRefused whether the website keeps closures and did not take this one
 * @param already whether the desk had closed the same interval before; it is one closure
 */
public record ClosureResult(
        DeskClosure closure,
        List<AffectedReservation> affected,
        @Nullable Integer websiteRows,
        boolean websiteRefused,
        boolean already) {

    public ClosureResult {
        affected = List.copyOf(affected);
    }

    /** The id that opens it again. */
    public long id() {
        return closure.id();
    }
}
