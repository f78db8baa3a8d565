package clinic.frontdesk.ui;

import javafx.event.Event;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;

/** Tells events of a field that takes text from others. */
final class TextEntry {

    private TextEntry() {}

    /** Whether what is typed goes into an editable text. */
    static boolean takes(Event event) {
        return switch (event.getTarget()) {
            case TextInputControl field -> field.isEditable();
            case ComboBoxBase<?> box -> box.isEditable();
            case Spinner<?> spinner -> spinner.isEditable();
            case null, default -> false;
        };
    }
}
