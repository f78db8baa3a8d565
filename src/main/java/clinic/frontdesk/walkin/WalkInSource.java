package clinic.frontdesk.walkin;

import clinic.frontdesk.reservation.ServiceChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue and what is free for it. Calls block, and throw {@link org.jooq.exception.DataAccessException} when the database
 * is out of reach.
 */
public interface WalkInSource {

    /** Who waits today, in the order in which they came, each with the first place that is free. */
    List<WalkInOffer> offers();

    /** The services that can be booked. */
    List<ServiceChoice> services();

    /** As {@link WalkIns#add}. */
    WalkIn add(String patientName, String phone, @Nullable String serviceId);

    /** As {@link WalkIns#remove}. */
    boolean remove(String id);
}
