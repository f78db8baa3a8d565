package clinic.frontdesk.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * What was done at this desk since it was opened, the last {@value #LONGEST} steps of it. May be used from several
 * threads; steps are undone one at a time.
 */
public final class History {

    private static final int LONGEST = 100;

    private final Deque<UndoStep> done = new ArrayDeque<>();
    private final Deque<UndoStep> undone = new ArrayDeque<>();

    /** Remembers a step that was just done. What was undone before cannot be done again from now on. */
    public synchronized void did(UndoStep step) {
        undone.clear();
        done.push(step);
        if (done.size() > LONGEST) {
            done.removeLast();
        }
    }

    /** Undoes the last step. One that is refused, or fails, stays the last; one that was changed since is forgotten. */
    public synchronized UndoResult undo() {
        return take(done, undone, UndoStep::undo);
    }

    /** Does again what was undone last. */
    public synchronized UndoResult redo() {
        return take(undone, done, UndoStep::redo);
    }

    private static UndoResult take(Deque<UndoStep> from, Deque<UndoStep> to, Function<UndoStep, UndoResult> way) {
        UndoStep step = from.peek();
        if (step == null) {
            return new UndoResult.Nothing();
        }
        UndoResult restored = way.apply(step);
        if (!(restored instanceof UndoResult.Refused)) {
            from.pop();
        }
        if (restored instanceof UndoResult.Done) {
            to.push(step);
        }
        return restored;
    }
}
