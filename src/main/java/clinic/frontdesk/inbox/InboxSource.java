package clinic.frontdesk.inbox;

import java.util.List;

/** What waits for a person. Blocks; throws {@link org.jooq.exception.DataAccessException} when it cannot tell. */
public interface InboxSource {

    /** Reservations with something wrong, by date; the soonest first. */
    List<InboxItem> attention();

    /** Web requests that nobody has confirmed yet, from today on. */
    List<InboxItem> unconfirmed();
}
