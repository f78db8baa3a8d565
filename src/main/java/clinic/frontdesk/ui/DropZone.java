package clinic.frontdesk.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** A part of the window, besides the week, on which a dragged card may be dropped. Installed on a node. */
public interface DropZone {

    /** The day that it stands for; empty for a zone that takes the card itself. */
    Optional<LocalDate> day();

    /** Shows that a card is held over it, or no longer. */
    void over(boolean held);

    /** Takes a card; not called for a day. */
    void drop(String id);

    /** A zone and its node. */
    record Installed(Node node, DropZone zone) {

        /** Whether a point of the scene lies on it. */
        public boolean contains(double sceneX, double sceneY) {
            return node.isVisible() && node.getLayoutBounds().contains(node.sceneToLocal(sceneX, sceneY));
        }
    }

    /** Makes a node a drop zone. */
    static void install(Node node, DropZone zone) {
        node.getProperties().put(DropZone.class, zone);
    }

    /** The zones below a node that is shown. */
    static List<Installed> in(@Nullable Parent root) {
        List<Installed> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(@Nullable Node node, List<Installed> found) {
        if (node == null || !node.isVisible()) {
            return;
        }
        if (node.getProperties().get(DropZone.class) instanceof DropZone zone) {
            found.add(new Installed(node, zone));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
