package clinic.frontdesk.ui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/**
 * Where the keyboard was in views that are about to be replaced by the same views in another language: which node, by its
 * id, and in a text field the caret and the selection.
 *
 * @param id the id of the node that had the keyboard; null where it had none
 * @param anchor where the selection of a text field begins
 * @param caret where it ends
 */
public record FocusKeeper(@Nullable String id, int anchor, int caret) {

    private static final FocusKeeper NOTHING = new FocusKeeper(null, 0, 0);

    /** Where the keyboard is in the scene of these views. */
    public static FocusKeeper of(Parent views) {
        Node owner = views.getScene() == null ? null : views.getScene().getFocusOwner();
        return owner == null
                ? NOTHING
                : owner instanceof TextInputControl field
                        ? new FocusKeeper(owner.getId(), field.getAnchor(), field.getCaretPosition())
                        : new FocusKeeper(owner.getId(), 0, 0);
    }

    /**
     * Gives the keyboard to the node of the same id.
     *
     * @return false where these views have none
     */
    public boolean restore(Parent views) {
        Node node = id == null ? null : views.lookup("#" + id);
        if (node == null) {
            return false;
        }
        node.requestFocus();
        if (node instanceof TextInputControl field) {
            field.selectRange(anchor, caret);
        }
        return true;
    }
}
