package clinic.frontdesk.history;

/** One thing that was done at this desk. Both ways go to the database, which decides again, and block. */
public interface Step {

    /** Puts back what was before. */
    Restored undo();

    /** Does it again. */
    Restored redo();
}
