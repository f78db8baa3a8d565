package clinic.frontdesk.arrival;

import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.util.List;

/** The result of a step of a visit. */
public sealed interface VisitOutcome {

    /** It is recorded. */
    record Recorded(VisitChange change) implements VisitOutcome {}

    /**
     * Nothing was written.
     *
     * @param sentence why, in a sentence that names the patient
     */
    record Kept(VisitProblem problem, Text sentence) implements VisitOutcome {}

    /**
     * Nothing was written: the reservation holds no place, and its own is taken.
     *
     * @param nearest the nearest free starts
     */
    record NoPlace(Refusal reason, List<Slot> nearest) implements VisitOutcome {

        public NoPlace {
            nearest = List.copyOf(nearest);
        }
    }

    /** The reservation does not exist; nothing was written. */
    record Missing() implements VisitOutcome {}
}
