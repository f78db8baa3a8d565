package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.StepButtons;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.WeekCard;
import java.util.List;
import javafx.beans.value.ObservableNumberValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the column of who comes next says of a reservation: time, name, service and sign, below what must be seen, and at the
 * one at hand the steps of its visit as buttons with their keys.
 */
final class ComingRow extends VBox {

    /** A name is not cut to less. */
    private static final double LEAST_NAME = 40;

    private final ComingViewModel model;
    private final CardTexts texts;
    private final Messages messages;
    private final Region changeSign = new Region();
    private final Label time = styled("coming-time");
    private final Label name = styled("coming-name");
    private final Label service = styled("coming-service");
    private final Label tags = styled("coming-service");
    private final Label note = styled("coming-note");
    private final Region sign = new Region();
    private final HBox line = new HBox(changeSign, time, name, service, tags, sign);

    private final FlowPane buttons = new FlowPane();
    private @Nullable StepButtons steps;

    ComingRow(ComingViewModel model, CardTexts texts, Messages messages) {
        this.model = model;
        this.texts = texts;
        this.messages = messages;
        changeSign.getStyleClass().add("coming-change-sign");
        changeSign.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        line.getStyleClass().add("coming-line");
        time.setMinWidth(USE_PREF_SIZE);
        tags.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(LEAST_NAME);
        // The service gives way first.
        service.setMinWidth(0);
        service.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(service, Priority.ALWAYS);
        sign.getStyleClass().addAll("status-sign", "coming-sign");
        note.setMinWidth(0);
        getStyleClass().add("coming-row");
        getChildren().addAll(line, note);
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    /** The line of time and name. */
    HBox line() {
        return line;
    }

    /** Makes it as wide as a given width, in which its texts wrap. */
    void bindWidth(ObservableNumberValue width) {
        buttons.prefWrapLengthProperty().bind(width);
        note.prefWidthProperty().bind(width);
    }

    /** Shows the steps of the visit, or not. */
    void setAtHand(boolean shown, WeekCard card) {
        note.setWrapText(shown);
        getStyleClass().setAll(shown ? List.of("coming-row", "coming-at-hand") : List.of("coming-row"));
        if (!shown) {
            getChildren().remove(buttons);
            return;
        }
        StepButtons made = steps == null ? StepButtons.in(buttons, messages, model::step) : steps;
        steps = made;
        made.showNext(card.status().styleClass());
        if (!getChildren().contains(buttons)) {
            getChildren().add(buttons);
        }
    }

    /** Shows a reservation, and what another client changed of it; returns all of it in words. */
    String show(WeekCard card, @Nullable CardChange change) {
        time.setText(ClockTime.format(card.start()));
        name.setText(texts.patientTag(card).map(tag -> tag.sign() + " ").orElse("") + texts.name(card));
        service.setText(card.serviceName());
        tags.setText(String.join(" ", texts.tags(card)));
        tags.setManaged(!tags.getText().isEmpty());
        line.getStyleClass().setAll("coming-line", card.status().styleClass());
        sign.setVisible(card.status().signed());
        String said = texts.note(card);
        note.setText(said);
        note.setVisible(!said.isEmpty());
        note.setManaged(!said.isEmpty());
        changeSign.setVisible(change != null);
        changeSign.setManaged(change != null);
        return texts.describe(card, change);
    }
}
