package clinic.frontdesk.tray.ui;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.tray.TrayItem;
import clinic.frontdesk.ui.CardDrag;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A reservation in hand: the patient, the service, and the place that it keeps. It can be dragged into the week. */
final class TrayCell extends ListCell<TrayItem> {

    private final Messages messages;
    private final Supplier<@Nullable CardDrag> drag;
    private final Label name = new Label();
    private final Label from = new Label();
    private final VBox card = new VBox(name, from);

    TrayCell(Messages messages, Supplier<@Nullable CardDrag> drag) {
        this.messages = messages;
        this.drag = drag;
        card.getStyleClass().add("tray-card");
        name.getStyleClass().add("tray-name");
        from.getStyleClass().add("tray-from");
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> release());
    }

    @Override
    protected void updateItem(@Nullable TrayItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            name.setText(messages.privacy().name(item.patientName()));
            from.setText(messages.text("tray.from", DayLabel.of(item.date()), item.time(), item.serviceName()));
            setAccessibleText(name.getText() + ", " + from.getText());
            setGraphic(card);
        }
    }

    private void press(MouseEvent event) {
        CardDrag week = drag.get();
        if (week != null && getItem() != null && event.getButton() == MouseButton.PRIMARY) {
            week.press(getItem().reservationId(), event.getSceneX(), event.getSceneY());
        }
    }

    private void drag(MouseEvent event) {
        CardDrag week = drag.get();
        if (week != null) {
            week.drag(event.getSceneX(), event.getSceneY(), event.isShortcutDown(), event.isAltDown());
        }
    }

    private void release() {
        CardDrag week = drag.get();
        if (week != null) {
            week.release();
        }
    }
}
