package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.StepButtons;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.WeekCard;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A reservation in the list of who comes next: time, name, service and sign, and below what must be seen; the one at hand
 * with the steps of its visit.
 */
final class ComingCell extends ListCell<WeekCard> {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    /** What the paddings of a cell take of its width. */
    private static final double PADDINGS = 28;

    private final ComingViewModel model;
    private final CardTexts texts;
    private final Region changeSign = new Region();
    private final Messages messages;
    private final Label time = styled("coming-time");
    private final Label name = styled("coming-name");
    private final Label service = styled("coming-service");
    private final Label tags = styled("coming-service");
    private final Label note = styled("coming-note");
    private final Region sign = new Region();
    private final HBox line = new HBox(changeSign, time, name, service, tags, sign);
    private final VBox box = new VBox(line, note);
    private final Tooltip tooltip = new Tooltip();
    private final FlowPane buttons = new FlowPane();
    private @Nullable StepButtons steps;

    ComingCell(ComingViewModel model, CardTexts texts, Messages messages) {
        this.model = model;
        this.texts = texts;
        this.messages = messages;
        changeSign.getStyleClass().add("coming-change-sign");
        changeSign.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        line.getStyleClass().add("coming-line");
        time.setMinWidth(USE_PREF_SIZE);
        tags.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(40);
        // The service gives way first.
        service.setMinWidth(0);
        service.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(service, Priority.ALWAYS);
        sign.getStyleClass().addAll("status-sign", "coming-sign");
        note.setMinWidth(0);
        buttons.prefWrapLengthProperty().bind(widthProperty().subtract(PADDINGS));
        note.prefWidthProperty().bind(widthProperty().subtract(PADDINGS));
        // As wide as the list, so that long texts are cut and do not widen it.
        setPrefWidth(0);
        box.setFillWidth(true);
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void updateItem(@Nullable WeekCard card, boolean empty) {
        super.updateItem(card, empty);
        if (empty || card == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            pseudoClassStateChanged(CHANGED, false);
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
        CardChange change = model.changedProperty().get().get(card.reservationId());
        pseudoClassStateChanged(CHANGED, change != null);
        changeSign.setVisible(change != null);
        changeSign.setManaged(change != null);
        String all = texts.describe(card, change);
        tooltip.setText(all);
        setTooltip(tooltip);
        setAccessibleText(all);
        setGraphic(box);
        showSteps();
    }

    @Override
    public void updateSelected(boolean selected) {
        super.updateSelected(selected);
        showSteps();
    }

    /** The row at hand has the steps of its visit as buttons. */
    private void showSteps() {
        WeekCard card = getItem();
        boolean shown = isSelected() && card != null;
        note.setWrapText(shown);
        box.getStyleClass().setAll(shown ? List.of("coming-box", "coming-at-hand") : List.of("coming-box"));
        if (!shown) {
            box.getChildren().remove(buttons);
            return;
        }
        if (steps == null) {
            steps = StepButtons.in(buttons, messages, model::step);
        }
        steps.showNext(card.status().styleClass());
        if (!box.getChildren().contains(buttons)) {
            box.getChildren().add(buttons);
        }
    }
}
