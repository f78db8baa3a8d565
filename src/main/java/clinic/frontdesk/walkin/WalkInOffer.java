package clinic.frontdesk.walkin;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.schedule.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A patient of the queue and the first place that is free today for them, after those who came before.
 *
 * @param service what they want; null for any service, or for one that is not offered any more
 * @param slot null where nothing is free today
 */
public record WalkInOffer(
        WalkIn walkIn,
        @Nullable ServiceChoice service,
        @Nullable Slot slot) {}
