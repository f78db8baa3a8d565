package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Subscriptions;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

/** The fields of one part of the booking form, each with the line that says its problem. */
final class BookingPart {

    private final BookingFormViewModel form;
    private final Messages messages;
    private final Subscriptions subscriptions;
    private final Map<BookingField, Node> fields = new EnumMap<>(BookingField.class);

    BookingPart(BookingFormViewModel form, Messages messages, Subscriptions subscriptions) {
        this.form = form;
        this.messages = messages;
        this.subscriptions = subscriptions;
    }

    /** Connects a field and its line to the form. */
    void add(BookingField field, TextInputControl input, Label problem) {
        fields.put(field, input);
        input.focusedProperty().subscribe((was, is) -> {
            if (is) {
                form.focused(field);
            } else if (was) {
                form.left(field);
            }
        });
        Runnable show = () -> {
            Text text = form.problems().getOrDefault(field, Text.NONE);
            problem.setText(messages.text(text));
            problem.setVisible(!text.isEmpty());
            problem.setManaged(!text.isEmpty());
            input.getStyleClass().remove("problem");
            if (!text.isEmpty()) {
                input.getStyleClass().add("problem");
            }
        };
        subscriptions.onChange(form.problems(), show);
        show.run();
    }

    /** The nodes by their fields. */
    Map<BookingField, Node> fields() {
        return fields;
    }
}
