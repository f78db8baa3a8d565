package clinic.frontdesk.inbox;

import java.time.LocalDate;
import java.util.List;

/**
 * A reservation that needs a person.
 *
 * @param phone as written
 * @param writtenTime the time as stored, readable or not
 * @param reasons the codes of its open flags, such as {@code unreadable-time}, in alphabetical order; empty for a mere web
 *     request
 * @param unconfirmed whether it is a web request that nobody has answered yet
 */
public record InboxItem(
        String id,
        String patientName,
        String phone,
        LocalDate date,
        String writtenTime,
        String serviceName,
        List<String> reasons,
        boolean unconfirmed) {

    private static final String UNREADABLE = "unreadable-time";

    public InboxItem {
        reasons = List.copyOf(reasons);
    }

    /** Whether it has no time that can be read. */
    public boolean needsTime() {
        return reasons.contains(UNREADABLE);
    }

    /** Whether something is in its way, so that a person has to look at it. */
    public boolean flagged() {
        return !reasons.isEmpty();
    }

    /** The same reservation, answered. */
    public InboxItem answered() {
        return new InboxItem(id, patientName, phone, date, writtenTime, serviceName, reasons, false);
    }

    /** The same reservation with nothing in its way. */
    public InboxItem cleared() {
        return new InboxItem(id, patientName, phone, date, writtenTime, serviceName, List.of(), unconfirmed);
    }
}
