package clinic.frontdesk.hours;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.hours.OpeningCapacities.Raised;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Set;

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
            history.did(new RaiseStep(capacities, raised, capacity));
        }
        return raised;
    }

    private record RaiseStep(OpeningCapacities capacities, List<Raised> raised, int capacity) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of("history.capacity-raised", capacity, raised.size());
        }

        @Override
        public UndoResult undo() {
            return restore(raised.stream().map(Raised::reversed).toList());
        }

        @Override
        public UndoResult redo() {
            return restore(raised);
        }

        private UndoResult restore(List<Raised> changes) {
            return capacities.restore(changes)
                    ? new UndoResult.Done(describe(), Set.of())
                    : new UndoResult.ChangedMeanwhile(describe());
        }
    }
}
