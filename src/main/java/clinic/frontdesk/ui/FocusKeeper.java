package clinic.frontdesk.ui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/**
 * The focus of views that are about to be recreated in another language: the focused node's id and, in a text field,
 * its selection and caret.
 *
 * @param id the id of the focused node; null if none had focus
 * @param anchor the anchor of a text field's selection
 * @param caret the caret position of a text field
 */
public record FocusKeeper(@Nullable String id, int anchor, int caret) {

    private static final FocusKeeper NOTHING = new FocusKeeper(null, 0, 0);

    /** The current focus in the scene of these views. */
    public static FocusKeeper of(Parent views) {
        Node owner = views.getScene() == null ? null : views.getScene().getFocusOwner();
        return owner == null
                ? NOTHING
                : owner instanceof TextInputControl field
                        ? new FocusKeeper(owner.getId(), field.getAnchor(), field.getCaretPosition())
                        : new FocusKeeper(owner.getId(), 0, 0);
    }

    /**
     * Focuses the node with the same id.
     *
     * @return false if these views have no such node
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
