package clinic.frontdesk.ui;

import javafx.event.Event;
import javafx.scene.control.ComboBox;
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

    /**
     * Whether undo and redo are the text's: it has a history of its own. One that has been undone wholly still has, so that a
     * key pressed once too often does not undo something else.
     */
    static boolean hasHistory(Event event) {
        return switch (event.getTarget()) {
            case TextInputControl field -> hasHistory(field);
            case ComboBox<?> box -> hasHistory(box.getEditor());
            case Spinner<?> spinner -> hasHistory(spinner.getEditor());
            case null, default -> takes(event);
        };
    }

    private static boolean hasHistory(TextInputControl field) {
        return field.isEditable() && (field.isUndoable() || field.isRedoable());
    }
}
