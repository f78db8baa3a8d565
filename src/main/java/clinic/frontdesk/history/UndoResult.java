package clinic.frontdesk.history;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The result of undoing or redoing a step. {@code what} is the step's {@link UndoStep#describe()}. */
public sealed interface UndoResult {

    /**
     * The step was undone or redone.
     *
     * @param days the days that were changed
     */
    record Done(Text what, Set<LocalDate> days) implements UndoResult {

        public Done {
            days = Set.copyOf(days);
        }
    }

    /**
     * The rules refuse it now; nothing was written.
     *
     * @param reason the code of the refusal, as {@code full}: {@code refusal.} and the code is the key of its sentence
     * @param nearest the nearest free starts
     */
    record RefusedNow(Text what, String reason, List<Slot> nearest) implements UndoResult {

        public RefusedNow {
            nearest = List.copyOf(nearest);
        }
    }

    /** Another client has changed the same data since; nothing was written, and the step is dropped. */
    record ChangedMeanwhile(Text what) implements UndoResult {}

    /**
     * The step cannot be undone; nothing was written, and the step is dropped, so that the one before it is next.
     *
     * @param why in a sentence, with what can be done instead
     */
    record CannotUndo(Text what, Text why) implements UndoResult {}

    /** There is no step to undo or redo. */
    record Nothing() implements UndoResult {}
}
