package clinic.frontdesk.walkin;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
        history.did(step("history.walk-in", added, () -> takeOut(added), () -> queue.put(added)));
        return added;
    }

    /** Takes a patient out of the queue; false where they are not in it any more. */
    public boolean remove(String id) {
        return queue.remove(id)
                .map(removed -> {
                    history.did(
                            step("history.walk-in-removed", removed, () -> queue.put(removed), () -> takeOut(removed)));
                    return true;
                })
                .orElse(false);
    }

    /** Notes the reservation that a patient became. Undoing the booking puts them back into the queue. */
    public void booked(String id, String reservationId) {
        queue.booked(id, reservationId);
    }

    private static ReversibleStep step(String key, WalkIn walkIn, BooleanSupplier undo, BooleanSupplier redo) {
        return new ReversibleStep(
                Text.of(key, walkIn.patientName()),
                undo,
                redo,
                Set.of(walkIn.came().toLocalDate()));
    }

    private boolean takeOut(WalkIn walkIn) {
        return queue.remove(walkIn.id()).isPresent();
    }
}
