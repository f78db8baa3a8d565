package clinic.frontdesk.history;

import clinic.frontdesk.text.Text;
import java.util.Optional;

/**
 * One change that was made at this desk. {@link #undo} and {@link #redo} write to the database, which checks every rule
 * again; they block, and throw {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public interface UndoStep {

    /** The change in words, for the screen. It may hold a patient's name and is never logged. */
    Text describe();

    /** Why the change can never be undone, in a sentence; empty where it can be. */
    default Optional<Text> irreversible() {
        return Optional.empty();
    }

    /** Restores the state before the change. */
    UndoResult undo();

    /** Makes the change again. */
    UndoResult redo();
}
