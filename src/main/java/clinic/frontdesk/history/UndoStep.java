package clinic.frontdesk.history;

/** One thing that was done at this desk. Both ways go to the database, which decides again, and block. */
public interface UndoStep {

    /** Puts back what was before. */
    UndoResult undo();

    /** Does it again. */
    UndoResult redo();
}
