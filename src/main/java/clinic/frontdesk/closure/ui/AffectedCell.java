package clinic.frontdesk.closure.ui;

import clinic.frontdesk.closure.AffectedVisit;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An affected reservation: when, who, and below it the phone and the start to offer. */
final class AffectedCell extends ListCell<AffectedVisit> {

    /** The height in pixels. */
    static final double HEIGHT = 44;

    private final Messages messages;
    private final Label time = new Label();
    private final Label name = new Label();
    private final Label phone = new Label();
    private final Label offered = new Label();
    private final VBox lines;
    private final Tooltip tooltip = new Tooltip();

    AffectedCell(Messages messages) {
        this.messages = messages;
        // A cell is never wider than the list; a long name is truncated.
        setPrefWidth(0);
        setPrefHeight(HEIGHT);
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.getStyleClass().add("affected-time");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().add("row-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        phone.getStyleClass().add("secondary-text");
        phone.setMinWidth(Region.USE_PREF_SIZE);
        offered.getStyleClass().add("affected-offer");
        offered.setMinWidth(0);
        HBox head = new HBox(time, name, phone);
        head.getStyleClass().add("affected-head");
        lines = new VBox(head, offered);
        lines.getStyleClass().add("affected-lines");
    }

    @Override
    protected void updateItem(@Nullable AffectedVisit visit, boolean empty) {
        super.updateItem(visit, empty);
        setText(null);
        if (empty || visit == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        time.setText(messages.text("closures.when", visit.placed().date(), ClockTime.format(visit.start())));
        name.setText(visit.patientName());
        phone.setText(visit.phone());
        offered.setText(
                visit.offered().isEmpty()
                        ? messages.text("closures.no-offer")
                        : messages.text(
                                "closures.offer",
                                messages.text(
                                        "closures.when",
                                        visit.offered().get().date(),
                                        ClockTime.format(visit.offered().get().start()))));
        String spoken = String.join(
                "\n", time.getText() + " " + name.getText(), visit.serviceName(), phone.getText(), offered.getText());
        tooltip.setText(spoken);
        setTooltip(tooltip);
        setAccessibleText(spoken.replace("\n", ", "));
        setGraphic(lines);
    }
}
