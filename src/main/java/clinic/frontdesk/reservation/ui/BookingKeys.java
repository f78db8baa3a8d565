package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the booking form. */
final class BookingKeys {

    private final BookingFormViewModel model;
    private final Actions actions;
    private final StartsView starts;
    private final BooleanSupplier openStanding;

    BookingKeys(BookingFormViewModel model, Actions actions, StartsView starts, BooleanSupplier openStanding) {
        this.model = model;
        this.actions = actions;
        this.starts = starts;
        this.openStanding = openStanding;
    }

    /** Handles a key before the field that has focus. */
    void pressed(KeyEvent event) {
        if (handled(event)) {
            event.consume();
        }
    }

    private boolean handled(KeyEvent event) {
        if (Action.CLOSE_PANEL.matches(event)) {
            if (!closeSuggestions()) {
                actions.run(Action.CLOSE_PANEL);
            }
            return true;
        }
        if (event.getCode() == KeyCode.ENTER) {
            return enter(event);
        }
        if (event.getCode() == KeyCode.TAB) {
            return tab(event);
        }
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            return moved(event.getCode() == KeyCode.DOWN ? 1 : -1);
        }
        return digit(event) || command(event);
    }

    private boolean closeSuggestions() {
        boolean open = model.patient().search().results().open()
                || model.service().suggestions().current().isPresent();
        model.patient().search().close();
        model.service().suggestions().close();
        return open;
    }

    private boolean enter(KeyEvent event) {
        Node target = (Node) event.getTarget();
        if (target instanceof MenuButton menu) {
            if (!menu.isShowing() && Action.SUBMIT_BOOKING.matches(event)) {
                model.submit();
            }
            return !menu.isShowing();
        }
        if (target instanceof Button button) {
            boolean chosen =
                    starts.optionOf(button).filter(model.starts()::isChosen).isPresent();
            if (chosen) {
                model.submit();
            } else {
                button.fire();
            }
            return true;
        }
        if (target instanceof TextArea area && event.isShiftDown()) {
            area.replaceSelection("\n");
            return true;
        }
        if (Action.SUBMIT_BOOKING.matches(event)) {
            model.submit();
            return true;
        }
        return false;
    }

    /** Tab leaves a text area, and takes the highlighted service. */
    private boolean tab(KeyEvent event) {
        if (!event.isShiftDown() && model.service().suggestions().current().isPresent()) {
            model.service().enter();
        }
        if (event.getTarget() instanceof TextArea area && !event.isControlDown()) {
            area.fireEvent(new KeyEvent(
                    area, area, KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
            return true;
        }
        return false;
    }

    private boolean moved(int step) {
        if (model.patient().search().results().open()) {
            model.patient().search().results().move(step);
            return true;
        }
        if (model.service().suggestions().open()) {
            model.service().suggestions().move(step);
            return true;
        }
        return false;
    }

    /** A digit chooses a start: with Alt anywhere, by itself outside of text fields. */
    private boolean digit(KeyEvent event) {
        boolean bare = !event.isAltDown()
                && !event.isShortcutDown()
                && !event.isShiftDown()
                && !(event.getTarget() instanceof TextInputControl);
        int number = numberOf(event.getCode());
        if (number == 0 || !(bare || Action.CHOOSE_START.matches(event))) {
            return false;
        }
        model.starts().chooseNumber(number);
        return true;
    }

    private static int numberOf(KeyCode code) {
        int digit = code.getCode() - KeyCode.DIGIT0.getCode();
        int keypad = code.getCode() - KeyCode.NUMPAD0.getCode();
        int number = 0 < keypad && keypad <= OfferedPages.SHOWN ? keypad : digit;
        return 0 < number && number <= OfferedPages.SHOWN ? number : 0;
    }

    private boolean command(KeyEvent event) {
        if (Action.LATER_STARTS.matches(event)) {
            model.starts().turn(1);
        } else if (Action.EARLIER_STARTS.matches(event)) {
            model.starts().turn(-1);
        } else if (Action.ADD_SERVICE.matches(event)) {
            model.addService();
        } else if (Action.ANOTHER_PATIENT.matches(event)) {
            model.anotherPatient();
        } else if (Action.OPEN_STANDING_BOOKING.matches(event)) {
            return openStanding.getAsBoolean();
        } else if (Action.RESUME_BOOKING.matches(event)) {
            model.resumeLatest();
        } else {
            return false;
        }
        return true;
    }
}
