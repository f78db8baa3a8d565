package clinic.frontdesk.ui;

/** Work running off the JavaFX thread. */
public interface Task {

    /** A task that has already ended. */
    Task ENDED = () -> {};

    /**
     * Drops the result: neither callback is called from now on. The work itself runs to its end, as interrupting a
     * thread in a database call closes its connection. Call on the JavaFX thread.
     */
    void cancel();
}
