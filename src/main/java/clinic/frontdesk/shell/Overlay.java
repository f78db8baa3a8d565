package clinic.frontdesk.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What lies over the window until it is closed. Meanwhile the window below takes neither keys nor the mouse. */
public final class Overlay {

    private final StackPane window;
    private final Runnable focusContent;
    private @Nullable StackPane shown;
    private @Nullable Node focusedBefore;

    /**
     * @param window the root of the window
     * @param focusContent focuses the main content, where the node that had focus is gone
     */
    Overlay(StackPane window, Runnable focusContent) {
        this.window = window;
        this.focusContent = focusContent;
    }

    /**
     * Shows a node over the window.
     *
     * @param onOutside called for a mouse press outside of it
     */
    public void show(Node node, Node focus, Runnable onOutside) {
        if (shown != null) {
            close();
        }
        focusedBefore = window.getScene() == null ? null : window.getScene().getFocusOwner();
        StackPane layer = new StackPane(node);
        layer.getStyleClass().add("overlay");
        StackPane.setAlignment(node, Pos.TOP_CENTER);
        layer.setOnMousePressed(event -> {
            if (event.getTarget().equals(layer)) {
                onOutside.run();
            }
        });
        shown = layer;
        window.getChildren().add(layer);
        layer.applyCss();
        layer.layout();
        focus.requestFocus();
    }

    /** Takes what is shown out of the window for a time, or puts it back. */
    void suspend(boolean out) {
        StackPane layer = shown;
        if (layer != null && out) {
            window.getChildren().remove(layer);
        } else if (layer != null && !window.getChildren().contains(layer)) {
            window.getChildren().add(layer);
        }
    }

    /** Removes what is shown, and focuses what had focus before. */
    public void close() {
        StackPane layer = shown;
        if (layer == null) {
            return;
        }
        shown = null;
        Node before = focusedBefore;
        focusedBefore = null;
        if (before != null && before.getScene() != null && before.isFocusTraversable()) {
            before.requestFocus();
        } else {
            focusContent.run();
        }
        window.getChildren().remove(layer);
    }

    public boolean isOpen() {
        return shown != null;
    }
}
