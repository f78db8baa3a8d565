package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.ActionMenu;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.HidesPeople;
import clinic.frontdesk.ui.StepButtons;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.WeekCard;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Who comes next, in the column at the right while no panel is open: the one at hand with the keys of the visit, those after,
 * and the day's numbers.
 */
public final class ComingView extends VBox implements HidesPeople {

    private final ComingViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ListView<WeekCard> list = new ListView<>();
    private final Label none = new Label();
    private final ComingHead head;
    private boolean filling;

    public ComingView(ComingViewModel model, Messages messages, Actions actions) {
        this.model = model;
        getStyleClass().add("coming");
        Label heading = new Label(messages.text("coming.title"));
        heading.getStyleClass().add("section-title");
        none.setText(messages.text("coming.none"));
        none.getStyleClass().add("secondary-text");
        none.setWrapText(true);
        CardTexts texts = new CardTexts(messages);
        head = new ComingHead(model, texts, messages);
        StatusCountsView counts = new StatusCountsView(messages);
        list.getStyleClass().add("coming-list");
        list.setAccessibleText(messages.text("coming.title"));
        list.setCellFactory(shown -> new ComingCell(model, texts, messages));
        list.setContextMenu(ActionMenu.context(StepButtons.IN_LISTS, actions, messages));
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        // The keys of a visit apply to the row that the keyboard is at.
        list.getSelectionModel().selectedItemProperty().subscribe(card -> {
            if (card != null && !filling) {
                model.point(card);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, none, list, counts);
        subscriptions.onValue(model.comingProperty(), coming -> show());
        subscriptions.onValue(model.atHandProperty(), this::showAtHand);
        subscriptions.onValue(model.countsProperty(), counts::show);
        subscriptions.onChange(model.changedProperty(), list::refresh);
        subscriptions.onChange(messages.privacy().hiddenProperty(), () -> {
            showAtHand(model.atHandProperty().get());
            list.refresh();
        });
    }

    private void show() {
        List<WeekCard> coming = model.comingProperty().get();
        boolean any = coming != null && !coming.isEmpty();
        filling = true;
        list.getItems().setAll(coming == null ? List.of() : coming);
        filling = false;
        list.setVisible(any);
        list.setManaged(any);
        // Nobody is said to come only once it is known.
        none.setVisible(coming != null && !any);
        none.setManaged(coming != null && !any);
        showAtHand(model.atHandProperty().get());
    }

    /** The reservation at hand is a row of the list, or stands above it: one that came before, or of another day. */
    private void showAtHand(@Nullable WeekCard card) {
        select(card);
        boolean above = card != null && list.getSelectionModel().isEmpty();
        head.show(above ? card : null);
        getChildren().remove(head);
        if (above) {
            getChildren().add(getChildren().indexOf(list), head);
        }
    }

    private void select(@Nullable WeekCard card) {
        int at = -1;
        for (int i = 0; card != null && i < list.getItems().size(); i++) {
            if (list.getItems().get(i).reservationId().equals(card.reservationId())) {
                at = i;
            }
        }
        filling = true;
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(at);
        }
        filling = false;
    }

    private void choose() {
        WeekCard card = list.getSelectionModel().getSelectedItem();
        if (card != null) {
            model.choose(card);
        }
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }
}
