package clinic.frontdesk.history;

import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A change of which undo and redo are each one write that another client's change prevents.
 *
 * @param describe the change in words
 * @param undoing restores the state before; false where another client has changed the same data since
 * @param redoing makes the change again; false likewise
 * @param days the days that it changes
 */
public record ReversibleStep(Text describe, BooleanSupplier undoing, BooleanSupplier redoing, Set<LocalDate> days)
        implements UndoStep {

    public ReversibleStep {
        days = Set.copyOf(days);
    }

    /** One that changes no day. */
    public ReversibleStep(Text describe, BooleanSupplier undoing, BooleanSupplier redoing) {
        this(describe, undoing, redoing, Set.of());
    }

    @Override
    public UndoResult undo() {
        return result(undoing.getAsBoolean());
    }

    @Override
    public UndoResult redo() {
        return result(redoing.getAsBoolean());
    }

    private UndoResult result(boolean written) {
        return written ? new UndoResult.Done(describe, days) : new UndoResult.ChangedMeanwhile(describe);
    }
}
