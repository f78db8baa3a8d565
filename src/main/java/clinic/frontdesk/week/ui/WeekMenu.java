package clinic.frontdesk.week.ui;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.ActionMenu;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.week.WeekDay;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** The menu of a card, of a free or closed place, or of a day's head, the same by pointer and keyboard. */
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
            Action.CHANGE_SERVICE,
            Action.BOOK_NEXT,
            Action.PATIENT,
            Action.WRITE_MEMO,
            Action.SLIP,
            Action.CANCEL_RESERVATION,
            Action.CLOSE_TIME,
            Action.UNDO);

    /** What can be done with the place that the cursor is at. */
    private static final List<Action> ON_PLACE = List.of(Action.CHOOSE_SLOT, Action.CLOSE_TIME);

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
        List<MenuItem> items = new ArrayList<>();
        if (place != null && model.closedProperty().get().contains(place)) {
            items.add(openAgain(place));
        } else {
            items.addAll(ActionMenu.items(place == null ? ON_CARD : ON_PLACE, actions, messages));
            if (place != null) {
                addReasons(items, place);
            }
        }
        if (place != null) {
            items.addAll(ActionMenu.items(List.of(Action.UNDO), actions, messages));
        }
        show(owner, items, screen);
        return !items.isEmpty();
    }

    /** Opens the menu of a day's head: its halves and the day are closed, and what is closed is opened again. */
    void open(Node owner, WeekDay day, Point2D screen) {
        CloseViewModel closing = model.closing();
        if (closing != null) {
            List<MenuItem> items = new ArrayList<>();
            String date = DayLabel.of(day.date());
            items.add(ActionMenu.item(
                    messages.text("closure.close-morning", date), "", () -> closing.ask(day.date(), Period.MORNING)));
            items.add(ActionMenu.item(
                    messages.text("closure.close-afternoon", date),
                    "",
                    () -> closing.ask(day.date(), Period.AFTERNOON)));
            items.add(ActionMenu.item(messages.text("closure.close-day", date), "", () -> closing.ask(day.date())));
            model.closedProperty().get().stream()
                    .filter(slot -> slot.date().equals(day.date()))
                    .map(this::openAgain)
                    .forEach(items::add);
            show(owner, items, screen);
        }
    }

    private MenuItem openAgain(GridSlot closed) {
        return ActionMenu.item(
                messages.text("closure.open-again", ClockTime.format(closed.start()), ClockTime.format(closed.end())),
                Action.CLOSE_TIME.keys(),
                () -> {
                    CloseViewModel closing = model.closing();
                    if (closing != null) {
                        closing.openAgain(closed.date(), closed.start());
                    }
                });
    }

    /** One click closes the place for a reason at hand. */
    private void addReasons(List<MenuItem> items, GridSlot place) {
        CloseViewModel closing = model.closing();
        if (closing != null) {
            closing.readReasons();
            for (String reason : CloseBox.reasons(closing, messages)) {
                items.add(ActionMenu.item(
                        messages.text("closure.close-for", ClockTime.format(place.start()), reason),
                        "",
                        () -> closing.close(place, reason)));
            }
        }
    }

    private void show(Node owner, List<MenuItem> items, Point2D screen) {
        menu.getItems().setAll(items);
        menu.show(owner, screen.getX(), screen.getY());
    }

    void hide() {
        menu.hide();
    }
}
