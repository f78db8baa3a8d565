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

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    /** Remembers a step that was just done. What was undone before cannot be done again from now on. */
    public synchronized void did(Step step) {
        undone.clear();
        done.push(step);
        if (done.size() > LONGEST) {
            done.removeLast();
        }
    }

    /** Undoes the last step. One that is refused, or fails, stays the last; one that was changed since is forgotten. */
    public synchronized Restored undo() {
        return take(done, undone, Step::undo);
    }

    /** Does again what was undone last. */
    public synchronized Restored redo() {
        return take(undone, done, Step::redo);
    }

    private static Restored take(Deque<Step> from, Deque<Step> to, Function<Step, Restored> way) {
        Step step = from.peek();
        if (step == null) {
            return new Restored.Nothing();
        }
        Restored restored = way.apply(step);
        if (!(restored instanceof Restored.Refused)) {
            from.pop();
        }
        if (restored instanceof Restored.Done) {
            to.push(step);
        }
        return restored;
    }
}
