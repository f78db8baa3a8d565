package clinic.frontdesk.waitlist;

import java.util.List;
import java.util.Optional;

/**
 * The waiting list of all desks. Every call goes to the database and blocks; it throws
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public interface WaitingList {

    /** The wishes that are open and have not expired, the first made first. */
    List<Wish> open();

    /** The open wishes whose last day is past, the latest first, at most {@value #MOST_EXPIRED}. */
    List<Wish> expired();

    /** The services that can be waited for, in display order. */
    List<WaitingService> services();

    /** The most expired wishes that are listed. */
    int MOST_EXPIRED = 100;

    /** Puts a patient on the list. The same person may be on it for the same service already; whoever asks compares. */
    Wish add(WishPatient patient, WishTerms terms);

    /**
     * Changes a wish that is still as it was seen.
     *
     * @return the wish as it is now; empty where another desk was faster
     */
    Optional<Wish> change(Wish seen, WishPatient patient, WishTerms terms);

    /**
     * Takes a wish off the list.
     *
     * @return false where it is not open
     */
    boolean remove(long id);

    /**
     * Puts a wish that was removed back.
     *
     * @return false where it was not removed
     */
    boolean restore(long id);

    /**
     * Settles a wish with a reservation, which is made after this.
     *
     * @return false where it is not open
     */
    boolean settle(long id, String reservationId);

    /**
     * Opens a wish again that was settled with a reservation.
     *
     * @return false where it was not
     */
    boolean reopen(long id, String reservationId);
}
