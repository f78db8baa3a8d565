package clinic.frontdesk.ui;

import clinic.frontdesk.ui.Action.Scope;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Where the keys of each scope apply in a window: views mark their root, and the help sheet reads the marks. */
public final class KeyScopes {

    private KeyScopes() {}

    /** Marks a node below which the keys of a scope apply. */
    public static void mark(Node node, Scope scope) {
        node.getProperties().put(Scope.class, scope);
    }

    /** The scopes of a window: first those around the focused node, the innermost first, then others in sight. */
    public static Set<Scope> inUse(@Nullable Scene scene) {
        Set<Scope> scopes = new LinkedHashSet<>();
        if (scene != null) {
            for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
                addMark(scopes, node);
            }
            addBelow(scopes, scene.getRoot());
        }
        return scopes;
    }

    private static void addBelow(Set<Scope> scopes, Node node) {
        if (node.isVisible()) {
            addMark(scopes, node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> addBelow(scopes, child));
            }
        }
    }

    private static void addMark(Set<Scope> scopes, Node node) {
        if (node.hasProperties() && node.getProperties().get(Scope.class) instanceof Scope scope) {
            scopes.add(scope);
        }
    }
}
