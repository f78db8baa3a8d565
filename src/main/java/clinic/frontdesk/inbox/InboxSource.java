package clinic.frontdesk.inbox;

import java.util.List;

/**
 * The reservations that need a person. Calls block, and throw {@link org.jooq.exception.DataAccessException} if the
 * database cannot be read.
 */
public interface InboxSource {

    /** Flagged reservations from today on, ordered by date. */
    List<InboxItem> attention();

    /** Unconfirmed web requests from today on. */
    List<InboxItem> unconfirmed();
}
