package clinic.frontdesk.closure;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.Restored;
import clinic.frontdesk.history.Step;
import java.util.concurrent.atomic.AtomicLong;

/** Closures that the desk's history remembers. */
public final class UndoableClosures {

    private final Closures closures;
    private final History history;

    public UndoableClosures(Closures closures, History history) {
        this.closures = closures;
        this.history = history;
    }

    /** As {@link Closures#close}. */
    public Closed close(NewClosure wanted) {
        Closed closed = closures.close(wanted);
        history.did(new Closing(closures, wanted, new AtomicLong(closed.id())));
        return closed;
    }

    /** The closure that is made again has another id than the one before. */
    private record Closing(Closures closures, NewClosure wanted, AtomicLong id) implements Step {

        @Override
        public Restored undo() {
            return closures.open(id.get()).isPresent() ? new Restored.Done() : new Restored.ChangedMeanwhile();
        }

        @Override
        public Restored redo() {
            id.set(closures.close(wanted).id());
            return new Restored.Done();
        }
    }
}
