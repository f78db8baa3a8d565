package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.WeekCard;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who comes next, in the column at the right while no panel is open. */
public final class ComingView extends VBox {

    private final ComingViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ListView<WeekCard> list = new ListView<>();
    private final Label none = new Label();

    public ComingView(ComingViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("coming");
        Label heading = new Label(messages.text("coming.title"));
        heading.getStyleClass().add("section-title");
        none.setText(messages.text("coming.none"));
        none.getStyleClass().add("secondary-text");
        none.setWrapText(true);
        CardTexts texts = new CardTexts(messages);
        list.getStyleClass().add("coming-list");
        list.setAccessibleText(messages.text("coming.title"));
        list.setFocusTraversable(false);
        list.setCellFactory(shown -> new ComingCell(texts));
        list.setOnMouseClicked(event -> choose());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, none, list);
        subscriptions.onValue(model.comingProperty(), coming -> {
            boolean any = coming != null && !coming.isEmpty();
            list.getItems().setAll(coming == null ? List.of() : coming);
            list.setVisible(any);
            list.setManaged(any);
            // Nobody is said to come only once it is known.
            none.setVisible(coming != null && !any);
            none.setManaged(coming != null && !any);
        });
    }

    private void choose() {
        WeekCard card = list.getSelectionModel().getSelectedItem();
        if (card != null) {
            list.getSelectionModel().clearSelection();
            model.choose(card);
        }
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }
}
