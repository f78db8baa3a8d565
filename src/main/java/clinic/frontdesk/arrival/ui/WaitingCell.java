package clinic.frontdesk.arrival.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.text.Messages;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A patient in the clinic: sign, name, service and time, and the minutes, which turn urgent. */
final class WaitingCell extends ListCell<WaitingRow> {

    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Messages messages;
    private final Region sign = new Region();
    private final Label name = styled("waiting-name");
    private final Label service = styled("waiting-service");
    private final Label minutes = styled("waiting-minutes");
    private final HBox line = new HBox(sign, name, service, minutes);
    private final Tooltip tooltip = new Tooltip();

    WaitingCell(Messages messages) {
        this.messages = messages;
        sign.getStyleClass().addAll("status-sign", "coming-sign");
        name.setMinWidth(40);
        // The service gives way first.
        service.setMinWidth(0);
        service.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(service, Priority.ALWAYS);
        minutes.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0);
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void updateItem(@Nullable WaitingRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        DisplayStatus status = row.patient().inTreatment() ? DisplayStatus.IN_TREATMENT : DisplayStatus.ARRIVED;
        line.getStyleClass().setAll("waiting-line", status.styleClass());
        name.setText(messages.privacy().name(row.patient().patientName()));
        service.setText(messages.text(
                row.patient().inTreatment() ? "waiting.treated" : "waiting.service",
                row.patient().serviceName(),
                row.patient().time()));
        minutes.setText(messages.text(
                row.early() ? "waiting.early" : row.urgent() ? "waiting.urgent-minutes" : "waiting.minutes",
                row.minutes()));
        minutes.pseudoClassStateChanged(URGENT, row.urgent());
        LocalDateTime arrived = row.patient().arrival().arrived();
        LocalDateTime began = row.patient().arrival().began();
        String all = messages.text(
                        "waiting.describe",
                        name.getText(),
                        row.patient().serviceName(),
                        row.patient().time(),
                        messages.text(status.key()),
                        minutes.getText())
                + (arrived == null ? "" : "\n" + messages.text("waiting.arrived-at", TIME.format(arrived)))
                + (began == null ? "" : "\n" + messages.text("waiting.began-at", TIME.format(began)));
        tooltip.setText(all);
        setTooltip(tooltip);
        setAccessibleText(all);
        setGraphic(line);
    }
}
