package clinic.frontdesk.walkin.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.Subscriptions;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who waits for a free place, below those who wait for their treatment. Enter books, Delete takes out of the queue. */
public final class WalkInQueueView extends VBox {

    private static final double ROW_HEIGHT = 44;
    private static final int MOST_SHOWN = 4;

    private final WalkInQueueViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label count = new Label();
    private final ListView<WalkInRow> list = new ListView<>();

    public WalkInQueueView(WalkInQueueViewModel model, Messages messages, Actions actions) {
        this.model = model;
        getStyleClass().addAll("waiting", "walk-ins");
        getStylesheets()
                .add(Objects.requireNonNull(WalkInQueueView.class.getResource("walkin.css"))
                        .toExternalForm());
        Label title = new Label(messages.text("walk-in.title"));
        title.getStyleClass().add("section-title");
        count.getStyleClass().add("waiting-count");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        KeyHint hint = new KeyHint();
        hint.setAction(Action.WALK_IN);
        Button add = new Button("+", hint);
        add.setContentDisplay(ContentDisplay.RIGHT);
        add.getStyleClass().addAll("quiet", "walk-in-more");
        add.setFocusTraversable(false);
        add.setMinWidth(Region.USE_PREF_SIZE);
        actions.bind(add, Action.WALK_IN, messages, subscriptions);
        HBox head = new HBox(title, count, gap, add);
        head.getStyleClass().add("waiting-head");
        list.getStyleClass().add("waiting-list");
        list.setAccessibleText(messages.text("walk-in.title"));
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(shown -> new WalkInCell(messages, model::book));
        list.setOnKeyPressed(this::key);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                selected(model::book);
            }
        });
        getChildren().addAll(head, list);
        subscriptions.onChange(model.rows(), this::show);
        show();
    }

    private void show() {
        WalkInRow before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(model.rows());
        if (before != null) {
            model.rows().stream()
                    .filter(row -> row.offer().walkIn().equals(before.offer().walkIn()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
        boolean any = !model.rows().isEmpty();
        setVisible(any);
        setManaged(any);
        count.setText(String.valueOf(model.rows().size()));
        double height = Math.min(MOST_SHOWN, model.rows().size()) * ROW_HEIGHT + 2;
        list.setMinHeight(Math.min(height, ROW_HEIGHT + 2));
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            selected(model::book);
        } else if (event.getCode() == KeyCode.DELETE) {
            event.consume();
            selected(model::remove);
        }
    }

    private void selected(Consumer<WalkInRow> action) {
        WalkInRow row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
    }

    /** Moves the keyboard focus to the queue; false where nobody stands in it. */
    public boolean focus() {
        if (model.rows().isEmpty()) {
            return false;
        }
        list.requestFocus();
        if (list.getSelectionModel().getSelectedIndex() < 0) {
            list.getSelectionModel().selectFirst();
        }
        return true;
    }

    /** Whether the keyboard is in it. */
    public boolean hasFocus() {
        return list.isFocused();
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }
}
