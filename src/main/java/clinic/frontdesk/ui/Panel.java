package clinic.frontdesk.ui;

import javafx.scene.Parent;

/**
 * What opens beside the week. The window hosts one at a time and knows nothing else of it. A panel is a view of a model
 * that outlives it: a change of language replaces the panel, and loses nothing that was typed.
 */
public interface Panel extends AutoCloseable {

    Parent root();

    /** Called when the panel stands in the window: puts the keyboard where the next key belongs. */
    void opened();

    /**
     * Asked before another panel takes its place, and before the window closes. A panel that would lose something
     * refuses, and shows what.
     *
     * @return whether it may go
     */
    default boolean closing() {
        return true;
    }

    /** Removes its subscriptions; it is not shown again. */
    @Override
    void close();
}
