package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.StepButtons;
import clinic.frontdesk.week.WeekCard;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The reservation at hand where it is none of those to come: who, what must be seen, and the steps of the visit as buttons with
 * their keys.
 */
final class ComingHead extends VBox {

    private final CardTexts texts;
    private final Label time = styled("coming-time");
    private final Label name = styled("coming-name");
    private final Label service = styled("coming-service");
    private final Label tags = styled("coming-service");
    private final Region sign = new Region();
    private final HBox line = new HBox(time, name, service, tags, sign);
    private final Label note = styled("coming-note");
    private final StepButtons steps;
    private final Tooltip tooltip = new Tooltip();

    ComingHead(ComingViewModel model, CardTexts texts, Messages messages) {
        this.texts = texts;
        getStyleClass().addAll("coming-head", "coming-at-hand");
        line.getStyleClass().add("coming-line");
        time.setMinWidth(USE_PREF_SIZE);
        tags.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(40);
        service.setMinWidth(0);
        service.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(service, Priority.ALWAYS);
        sign.getStyleClass().addAll("status-sign", "coming-sign");
        note.setWrapText(true);
        FlowPane buttons = new FlowPane();
        steps = StepButtons.in(buttons, messages, model::step);
        getChildren().addAll(line, note, buttons);
        line.setOnMouseClicked(event -> {
            WeekCard card = model.atHandProperty().get();
            if (card != null && event.getButton() == MouseButton.PRIMARY) {
                model.choose(card);
            }
        });
        Tooltip.install(line, tooltip);
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    void show(@Nullable WeekCard card) {
        setVisible(card != null);
        setManaged(card != null);
        if (card == null) {
            return;
        }
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
        steps.showNext(card.status().styleClass());
        String all = texts.describe(card);
        tooltip.setText(all);
        line.setAccessibleText(all);
    }
}
