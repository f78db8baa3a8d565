package clinic.frontdesk.history;

import clinic.frontdesk.schedule.Slot;
import java.util.List;

/** How undoing a step, or doing it again, ended. */
public sealed interface UndoResult {

    /** All of it stands as it did. */
    record Done() implements UndoResult {}

    /**
     * The rules refuse it now; nothing was written.
     *
     * @param reason the code of the refusal, as {@code full}
     * @param nearest the nearest starts that are free instead
     */
    record Refused(String reason, List<Slot> nearest) implements UndoResult {}

    /** Somebody has changed it since; nothing was written, and the step is forgotten. */
    record ChangedMeanwhile() implements UndoResult {}

    /** There is nothing to undo, or to do again. */
    record Nothing() implements UndoResult {}
}
