package clinic.frontdesk.walkin.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A patient of the queue: name, service and minutes, and below the first place that is free, which books on a click. */
final class WalkInCell extends ListCell<WalkInRow> {

    private final Messages messages;
    private final Label name = styled("waiting-name");
    private final Label service = styled("waiting-service");
    private final Label minutes = styled("waiting-minutes");
    private final Hyperlink offer = new Hyperlink();
    private final HBox line = new HBox(name, service, minutes);
    private final VBox box = new VBox(line, offer);
    private final Tooltip tooltip = new Tooltip();

    WalkInCell(Messages messages, Consumer<WalkInRow> book) {
        this.messages = messages;
        line.getStyleClass().add("waiting-line");
        name.setMinWidth(40);
        service.setMinWidth(0);
        service.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(service, Priority.ALWAYS);
        minutes.setMinWidth(USE_PREF_SIZE);
        offer.getStyleClass().add("walk-in-offer");
        offer.setFocusTraversable(false);
        offer.setOnAction(event -> {
            offer.setVisited(false);
            if (getItem() != null) {
                book.accept(getItem());
            }
        });
        setPrefWidth(0);
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void updateItem(@Nullable WalkInRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        ServiceChoice wanted = row.offer().service();
        Slot slot = row.offer().slot();
        name.setText(row.offer().walkIn().patientName());
        service.setText(wanted == null ? messages.text("walk-in.any-service") : wanted.name());
        minutes.setText(messages.text("waiting.minutes", row.minutes()));
        offer.setText(
                slot == null
                        ? messages.text("walk-in.none-free")
                        : messages.text("walk-in.free", ClockTime.format(slot.start())));
        String all = messages.text(
                "walk-in.describe",
                name.getText(),
                service.getText(),
                minutes.getText(),
                offer.getText(),
                row.offer().walkIn().phone());
        tooltip.setText(all);
        setTooltip(tooltip);
        setAccessibleText(all);
        offer.setAccessibleText(all);
        setGraphic(box);
    }
}
