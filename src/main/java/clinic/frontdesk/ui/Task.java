package clinic.frontdesk.ui;

/** Work running off the JavaFX thread. */
public interface Task {

    /** A task that has already ended. */
    Task ENDED = () -> {};

    /**
     * Drops the result: neither callback is called from now on. The work itself runs to its end, or to its next step if
     * it is {@link StoppableWork}. Call on the JavaFX thread.
     */
    void cancel();

    /** Asks {@link StoppableWork} to end after its current step; its result so far is delivered. */
    default void stop() {}
}
