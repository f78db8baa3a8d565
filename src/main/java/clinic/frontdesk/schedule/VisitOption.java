package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * A visit that can be booked: the slots of its services in order, each directly after the one before.
 *
 * @param parts at least one, all of one day
 */
public record VisitOption(List<Slot> parts) {

    public VisitOption {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a visit has at least one part");
        }
    }

    /** The date of the visit. */
    public LocalDate date() {
        return parts.getFirst().date();
    }

    /** The minute of the day at which the visit starts. */
    public int start() {
        return parts.getFirst().start();
    }
}
