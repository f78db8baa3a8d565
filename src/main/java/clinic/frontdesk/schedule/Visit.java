package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * One visit that could be booked: the starts of its services in order, each right after the one before.
 *
 * @param parts at least one, all of one day
 */
public record Visit(List<Slot> parts) {

    public Visit {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a visit has at least one part");
        }
    }

    /** Its day. */
    public LocalDate date() {
        return parts.getFirst().date();
    }

    /** The minute of the day at which the patient comes. */
    public int start() {
        return parts.getFirst().start();
    }
}
