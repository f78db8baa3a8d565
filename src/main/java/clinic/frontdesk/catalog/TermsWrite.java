package clinic.frontdesk.catalog;

import clinic.frontdesk.schedule.ServiceTerms.TermsChange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One write to the planned changes of a service, read in the transaction that wrote.
 *
 * @param from the day from which the minutes are in force
 * @param before what was planned for that day, or null for nothing
 * @param after what is planned for it now, or null for nothing
 */
public record TermsWrite(
        String serviceId,
        String serviceName,
        LocalDate from,
        @Nullable TermsChange before,
        @Nullable TermsChange after) {

    /** The write that undoes this one. */
    TermsWrite reversed() {
        return new TermsWrite(serviceId, serviceName, from, after, before);
    }
}
