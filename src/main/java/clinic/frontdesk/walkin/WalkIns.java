package clinic.frontdesk.walkin;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of walk-ins, whose changes are added to the desk's history. Every call blocks. */
public final class WalkIns {

    private final WalkInRepository queue;
    private final History history;

    public WalkIns(WalkInRepository queue, History history) {
        this.queue = queue;
        this.history = history;
    }

    /** Who waits today, in the order in which they came. */
    public List<WalkIn> waiting() {
        return queue.waiting();
    }

    /** Puts a patient who comes now at the end of the queue. */
    public WalkIn add(String patientName, String phone, @Nullable String serviceId) {
        WalkIn added = queue.add(UUID.randomUUID().toString(), patientName, phone, serviceId);
        history.did(new QueueStep(queue, added, true));
        return added;
    }

    /** Takes a patient out of the queue; false where they are not in it any more. */
    public boolean remove(String id) {
        return queue.remove(id)
                .map(removed -> {
                    history.did(new QueueStep(queue, removed, false));
                    return true;
                })
                .orElse(false);
    }

    /** Notes the reservation that a patient became. Undoing the booking puts them back into the queue. */
    public void booked(String id, String reservationId) {
        queue.booked(id, reservationId);
    }

    private record QueueStep(WalkInRepository queue, WalkIn walkIn, boolean added) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of(added ? "history.walk-in" : "history.walk-in-removed", walkIn.patientName());
        }

        @Override
        public UndoResult undo() {
            return put(!added);
        }

        @Override
        public UndoResult redo() {
            return put(added);
        }

        private UndoResult put(boolean in) {
            boolean done = in ? queue.put(walkIn) : queue.remove(walkIn.id()).isPresent();
            return done
                    ? new UndoResult.Done(describe(), Set.of(walkIn.came().toLocalDate()))
                    : new UndoResult.ChangedMeanwhile(describe());
        }
    }
}
