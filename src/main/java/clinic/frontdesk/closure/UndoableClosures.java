package clinic.frontdesk.closure;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
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
    private record Closing(Closures closures, NewClosure wanted, AtomicLong id) implements UndoStep {

        @Override
        public UndoResult undo() {
            return closures.open(id.get()).isPresent() ? new UndoResult.Done() : new UndoResult.ChangedMeanwhile();
        }

        @Override
        public UndoResult redo() {
            id.set(closures.close(wanted).id());
            return new UndoResult.Done();
        }
    }
}
