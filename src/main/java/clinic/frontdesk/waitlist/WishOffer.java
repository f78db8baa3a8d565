package clinic.frontdesk.waitlist;

import clinic.frontdesk.schedule.Slot;
import java.util.List;

/**
 * A wish with the free starts that suit it.
 *
 * @param starts the soonest first, at most {@value WaitingMatcher#MOST_STARTS}; empty while none is free
 */
public record WishOffer(Wish wish, List<Slot> starts) {

    public WishOffer {
        starts = List.copyOf(starts);
    }

    /** Whether a place is free that suits. */
    public boolean fits() {
        return !starts.isEmpty();
    }
}
