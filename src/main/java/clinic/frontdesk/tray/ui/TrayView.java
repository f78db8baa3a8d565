package clinic.frontdesk.tray.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.tray.TrayItem;
import clinic.frontdesk.ui.CardDrag;
import clinic.frontdesk.ui.DropZone;
import clinic.frontdesk.ui.HidesPeople;
import clinic.frontdesk.ui.Subscriptions;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The tray below the month: cards are dropped on it and dragged out of it. Enter takes the card to put it down in the week,
 * Delete leaves it where it is.
 */
public final class TrayView extends VBox implements HidesPeople {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double CARD_HEIGHT = 44;
    private static final int MOST_SHOWN = 4;

    private final TrayViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label empty = new Label();
    private final ListView<TrayItem> list = new ListView<>();

    /**
     * @param drag how its cards are dragged into the week; null while no week is shown
     */
    public TrayView(TrayViewModel model, Messages messages, Supplier<@Nullable CardDrag> drag) {
        this.model = model;
        getStyleClass().add("tray");
        Label title = new Label(messages.text("tray.title"));
        title.getStyleClass().add("section-title");
        empty.setText(messages.text("tray.empty"));
        empty.setWrapText(true);
        empty.getStyleClass().add("tray-empty");
        empty.setMaxWidth(Double.MAX_VALUE);
        list.getStyleClass().add("tray-list");
        list.setAccessibleText(messages.text("tray.title"));
        list.setFixedCellSize(CARD_HEIGHT);
        list.setCellFactory(shown -> new TrayCell(messages, drag));
        list.setOnKeyPressed(this::key);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                selected(model::take);
            }
        });
        getChildren().addAll(title, empty, list);
        subscriptions.onChange(model.items(), this::show);
        subscriptions.onChange(messages.privacy().hiddenProperty(), list::refresh);
        show();
        DropZone.install(this, new DropZone() {
            @Override
            public Optional<LocalDate> day() {
                return Optional.empty();
            }

            @Override
            public void over(boolean held) {
                pseudoClassStateChanged(OVER, held);
            }

            @Override
            public void drop(String id) {
                model.park(id);
            }
        });
    }

    private void show() {
        TrayItem before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(model.items());
        if (before != null) {
            list.getSelectionModel().select(before);
        }
        boolean any = !model.items().isEmpty();
        list.setVisible(any);
        list.setManaged(any);
        empty.setVisible(!any);
        empty.setManaged(!any);
        double height = Math.min(MOST_SHOWN, model.items().size()) * CARD_HEIGHT + 2;
        list.setMinHeight(Math.min(height, CARD_HEIGHT + 2));
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            selected(model::take);
        } else if (event.getCode() == KeyCode.DELETE) {
            event.consume();
            selected(item -> model.release(item.reservationId()));
        }
    }

    private void selected(Consumer<TrayItem> action) {
        TrayItem item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            action.accept(item);
        }
    }

    /** Moves the keyboard focus to the tray, where it has cards. */
    public void focus() {
        if (!model.items().isEmpty()) {
            list.requestFocus();
            if (list.getSelectionModel().getSelectedIndex() < 0) {
                list.getSelectionModel().selectFirst();
            }
        }
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }
}
