package clinic.frontdesk.history;

import clinic.frontdesk.schedule.OfferedStart;
import java.util.List;

/** How undoing a step, or doing it again, ended. */
public sealed interface Restored {

    /** All of it stands as it did. */
    record Done() implements Restored {}

    /**
     * The rules refuse it now; nothing was written.
     *
     * @param reason the code of the refusal, as {@code full}
     * @param nearest the nearest starts that are free instead
     */
    record Refused(String reason, List<OfferedStart> nearest) implements Restored {}

    /** Somebody has changed it since; nothing was written, and the step is forgotten. */
    record ChangedMeanwhile() implements Restored {}

    /** There is nothing to undo, or to do again. */
    record Nothing() implements Restored {}
}
