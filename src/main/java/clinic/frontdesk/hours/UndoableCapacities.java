package clinic.frontdesk.hours;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.hours.OpeningCapacities.Raised;
import clinic.frontdesk.text.Text;
import java.util.List;

/** Capacities of the openings, whose changes are added to the desk's history. */
public final class UndoableCapacities {

    private final OpeningCapacities capacities;
    private final History history;

    public UndoableCapacities(OpeningCapacities capacities, History history) {
        this.capacities = capacities;
        this.history = history;
    }

    /** As {@link OpeningCapacities#raiseTo}. */
    public List<Raised> raiseTo(int capacity) {
        List<Raised> raised = capacities.raiseTo(capacity);
        if (!raised.isEmpty()) {
            history.did(new ReversibleStep(
                    Text.of("history.capacity-raised", capacity, raised.size()),
                    () -> capacities.restore(
                            raised.stream().map(Raised::reversed).toList()),
                    () -> capacities.restore(raised)));
        }
        return raised;
    }
}
