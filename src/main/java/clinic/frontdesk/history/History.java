package clinic.frontdesk.history;

import clinic.frontdesk.text.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The changes made at this desk since it was opened, at most the last {@value #CAPACITY}. Thread-safe. Steps are undone
 * and redone one at a time; {@link #nextUndo} and {@link #nextRedo} never wait for a step that is being undone.
 */
public final class History {

    private static final int CAPACITY = 100;

    /** Held while a step writes to the database, which may take seconds. */
    private final ReentrantLock stepping = new ReentrantLock();

    private final Deque<UndoStep> done = new ArrayDeque<>();
    private final Deque<UndoStep> undone = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile @Nullable Text nextUndo;
    private volatile @Nullable Text whyNotUndo;
    private volatile @Nullable Text nextRedo;

    /** Adds a step that was just made. Steps that were undone before can no longer be redone. */
    public void did(UndoStep step) {
        stepping.lock();
        try {
            undone.clear();
            done.push(step);
            if (done.size() > CAPACITY) {
                done.removeLast();
            }
            publish();
        } finally {
            stepping.unlock();
        }
        notifyListeners();
    }

    /**
     * Undoes the last step. A step that is refused, or whose undo throws, remains the last one; a step whose data was
     * changed by another client, or that cannot be undone, is dropped without a write.
     */
    public UndoResult undo() {
        return step(
                done,
                undone,
                step -> step.irreversible()
                        .<UndoResult>map(why -> new UndoResult.CannotUndo(step.describe(), why))
                        .orElseGet(step::undo));
    }

    /** Redoes the step that was undone last; steps are kept or dropped as by {@link #undo}. */
    public UndoResult redo() {
        return step(undone, done, UndoStep::redo);
    }

    /** The step that {@link #undo} would undo, in words. */
    public Optional<Text> nextUndo() {
        return Optional.ofNullable(nextUndo);
    }

    /** Why the step that is next cannot be undone, in a sentence; empty where it can be, or where there is none. */
    public Optional<Text> whyNotUndo() {
        return Optional.ofNullable(whyNotUndo);
    }

    /** The step that {@link #redo} would redo, in words. */
    public Optional<Text> nextRedo() {
        return Optional.ofNullable(nextRedo);
    }

    /** Adds a listener that runs after every change of the history, on the thread that made the change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Removes a listener; does nothing where it was not added. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private UndoResult step(Deque<UndoStep> from, Deque<UndoStep> to, Function<UndoStep, UndoResult> action) {
        UndoResult result;
        stepping.lock();
        try {
            UndoStep step = from.peek();
            if (step == null) {
                return new UndoResult.Nothing();
            }
            result = action.apply(step);
            if (result instanceof UndoResult.RefusedNow) {
                return result;
            }
            from.pop();
            if (result instanceof UndoResult.Done) {
                to.push(step);
            }
            publish();
        } finally {
            stepping.unlock();
        }
        notifyListeners();
        return result;
    }

    private void publish() {
        UndoStep next = done.peek();
        whyNotUndo = next == null ? null : next.irreversible().orElse(null);
        nextUndo = next == null ? null : next.describe();
        nextRedo = undone.isEmpty() ? null : undone.peek().describe();
    }

    private void notifyListeners() {
        listeners.forEach(Runnable::run);
    }
}
