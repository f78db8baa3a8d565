package clinic.frontdesk.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One write to the daily limit of a service, read in the transaction that wrote.
 *
 * @param before the limit before
 * @param after the limit after
 * @param websiteTold whether it was written for the website, too
 */
public record LimitWrite(
        String serviceId, String serviceName, LimitValue before, LimitValue after, boolean websiteTold) {

    /**
     * A limit.
     *
     * @param minutes of treatment a day, or null for no limit
     * @param reason why, or null
     */
    public record LimitValue(
            @Nullable Integer minutes, @Nullable String reason) {}

    /** The write that undoes this one. */
    LimitWrite reversed() {
        return new LimitWrite(serviceId, serviceName, after, before, websiteTold);
    }
}
