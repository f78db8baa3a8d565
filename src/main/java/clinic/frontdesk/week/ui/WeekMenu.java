package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.ActionMenu;
import clinic.frontdesk.ui.Actions;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** The menu of a card or of a free place, the same by pointer and keyboard. */
final class WeekMenu {

    /** What can be done with the selected card. */
    private static final List<Action> ON_CARD = List.of(
            Action.CHOOSE_SLOT,
            Action.ARRIVED,
            Action.IN_TREATMENT,
            Action.DONE,
            Action.NO_SHOW,
            Action.VISIT_BACK,
            Action.MOVE,
            Action.BOOK_NEXT,
            Action.PATIENT,
            Action.CANCEL_RESERVATION,
            Action.UNDO);

    /** What can be done with the place that the cursor is at. */
    private static final List<Action> ON_PLACE = List.of(Action.CHOOSE_SLOT, Action.UNDO);

    private final WeekViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final ContextMenu menu = new ContextMenu();

    WeekMenu(WeekViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        menu.setAutoHide(true);
    }

    /**
     * Opens the menu at a point of the screen.
     *
     * @param place the place that the keyboard is at; null for the selected card
     * @return false if nothing is selected
     */
    boolean open(Node owner, @Nullable GridSlot place, Point2D screen) {
        if (place == null && model.selectedProperty().get() == null) {
            return false;
        }
        List<MenuItem> items = ActionMenu.items(place == null ? ON_CARD : ON_PLACE, actions, messages);
        menu.getItems().setAll(items);
        menu.show(owner, screen.getX(), screen.getY());
        return !items.isEmpty();
    }

    void hide() {
        menu.hide();
    }
}
