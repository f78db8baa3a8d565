package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;

/**
 * A visit at one start, and what is in its way.
 *
 * @param parts its treatments in order, at least one, all of one day
 * @param past whether it starts more than ten minutes ago, which nobody may book
 * @param inTheWay what is in the way of the first part that does not fit, in words that name it; empty where all fit
 */
public record PlannedVisit(LocalDate date, List<VisitPart> parts, boolean past, Text inTheWay) {

    /**
     * One treatment.
     *
     * @param start minute of the day
     * @param end minute of the day at which the treatment ends, without buffer
     */
    public record VisitPart(int start, int end) {}

    public PlannedVisit {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a visit has at least one part");
        }
    }

    /** A visit that can be booked. */
    public static PlannedVisit of(VisitOption option) {
        List<VisitPart> parts = option.parts().stream()
                .map(slot -> new VisitPart(slot.start(), slot.end()))
                .toList();
        return new PlannedVisit(option.date(), parts, false, Text.NONE);
    }

    /** The minute of the day at which the visit starts. */
    public int start() {
        return parts.getFirst().start();
    }

    /** The minute of the day at which its last treatment ends. */
    public int end() {
        return parts.getLast().end();
    }

    /** Whether nothing is in the way. */
    public boolean fits() {
        return inTheWay.isEmpty();
    }
}
