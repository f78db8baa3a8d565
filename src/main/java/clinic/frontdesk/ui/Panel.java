package clinic.frontdesk.ui;

import javafx.scene.Parent;

/**
 * A panel beside the week. The window hosts one at a time through this contract only. A panel is a view of a model that
 * outlives it: a change of language recreates the panel and keeps typed input.
 */
public interface Panel extends AutoCloseable {

    Parent root();

    /** Called after the panel is shown: focuses the node where input begins. */
    void opened();

    /**
     * Called before another panel opens and before the window closes. A panel with unsaved input may refuse, and then
     * shows why.
     *
     * @return whether it may close
     */
    default boolean closing() {
        return true;
    }

    /** Removes the subscriptions. The panel cannot be used afterwards. */
    @Override
    void close();
}
