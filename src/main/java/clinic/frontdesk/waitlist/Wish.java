package clinic.frontdesk.waitlist;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A wish on the waiting list.
 *
 * @param version grows with each change
 * @param serviceId the service now; null where there is none of its code, or it cannot be booked
 * @param known whether the index of patients holds a patient of that name and phone
 * @param askedAt the clinic's wall clock when it was made
 */
public record Wish(
        long id,
        int version,
        WishPatient patient,
        WishTerms terms,
        @Nullable String serviceId,
        boolean known,
        LocalDateTime askedAt) {

    /** Whether all is known that a reservation needs. */
    public boolean bookable() {
        return serviceId != null && patient.birth() != null;
    }
}
