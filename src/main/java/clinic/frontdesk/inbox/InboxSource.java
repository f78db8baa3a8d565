package clinic.frontdesk.inbox;

import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ShownCapacity;
import java.util.List;
import java.util.Optional;

/**
 * The reservations that need a person. Calls block, and throw {@link org.jooq.exception.DataAccessException} if the
 * database cannot be read.
 */
public interface InboxSource {

    /** Web requests from today on that nobody has answered, and flagged reservations: by day and time, the oldest first. */
    List<InboxItem> queue();

    /** The website's closures from today on that close nothing, because they cannot be read. */
    List<UnreadableClosure> unreadableClosures();

    /** What the coming reservations show about the clinic's capacity; empty where the openings fit. */
    Optional<ShownCapacity> capacity();
}
