package clinic.frontdesk.reservation.ui;

import java.util.function.Predicate;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Goes on to the next field when the last character of one is typed. The Tab that is then typed out of habit is ignored,
 * so that it does not skip the field that focus has gone to.
 */
final class GoingOn {

    private final TextField next;
    private boolean arrived;

    private GoingOn(TextField next) {
        this.next = next;
    }

    /**
     * Connects two fields.
     *
     * @param complete whether nothing can follow a text
     */
    static void from(TextField field, TextField next, Predicate<String> complete) {
        GoingOn going = new GoingOn(next);
        field.textProperty().subscribe((before, now) -> {
            boolean typed = field.isFocused() && now.length() == before.length() + 1 && now.startsWith(before);
            if (typed && next.getText().isEmpty() && complete.test(now)) {
                going.arrive();
            }
        });
        next.addEventFilter(KeyEvent.KEY_PRESSED, going::key);
        next.textProperty().subscribe(text -> going.arrived = false);
        next.focusedProperty().subscribe(focused -> going.arrived &= focused);
    }

    private void arrive() {
        next.requestFocus();
        arrived = true;
    }

    private void key(KeyEvent event) {
        if (arrived && event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
            event.consume();
        }
        arrived = false;
    }
}
