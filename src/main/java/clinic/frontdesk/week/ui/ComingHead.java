package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.WeekCard;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The reservation at hand where it is none of those to come. */
final class ComingHead extends VBox {

    private final ComingRow row;
    private final Tooltip tooltip = new Tooltip();

    ComingHead(ComingViewModel model, CardTexts texts, Messages messages) {
        this.row = new ComingRow(model, texts, messages);
        getStyleClass().add("coming-head");
        getChildren().add(row);
        row.line().setOnMouseClicked(event -> {
            WeekCard card = model.atHandProperty().get();
            if (card != null && event.getButton() == MouseButton.PRIMARY) {
                model.choose(card);
            }
        });
        Tooltip.install(row.line(), tooltip);
    }

    void show(@Nullable WeekCard card) {
        setVisible(card != null);
        setManaged(card != null);
        if (card == null) {
            return;
        }
        String all = row.show(card, null);
        row.setAtHand(true, card);
        tooltip.setText(all);
        row.line().setAccessibleText(all);
    }
}
