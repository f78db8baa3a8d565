package clinic.frontdesk.reservation;

import java.util.List;

/** What waits for a person. Blocks; throws {@link org.jooq.exception.DataAccessException} when it cannot tell. */
public interface AttentionSource {

    /** Reservations with something wrong, by date; the soonest first. */
    List<AttentionItem> attention();

    /** Web requests that nobody has confirmed yet, from today on. */
    List<AttentionItem> unconfirmed();
}
