package clinic.frontdesk.arrival.ui;

import clinic.frontdesk.arrival.WaitingRoom;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.ActionMenu;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.HidesPeople;
import clinic.frontdesk.ui.StepButtons;
import clinic.frontdesk.ui.Subscriptions;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, below the month. Selecting one selects the card, so that the keys of a visit apply; Enter and a double click open
 * the reservation.
 */
public final class WaitingView extends VBox implements HidesPeople {

    private static final double ROW_HEIGHT = 28;
    private static final int MOST_SHOWN = 8;
    private static final int LEAST_SHOWN = 2;

    private final WaitingViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label count = new Label();
    private final Label empty = new Label();
    private final ListView<WaitingRow> list = new ListView<>();
    private boolean filling;

    public WaitingView(WaitingViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("waiting");
        getStylesheets()
                .add(Objects.requireNonNull(WaitingView.class.getResource("waiting.css"))
                        .toExternalForm());
        Label title = new Label(messages.text("waiting.title"));
        title.getStyleClass().add("section-title");
        count.getStyleClass().add("waiting-count");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label average = new Label();
        average.getStyleClass().add("section-title");
        average.setMinWidth(0);
        subscriptions.showText(average, model.averageProperty(), messages);
        HBox head = new HBox(title, count, gap, average);
        head.getStyleClass().add("waiting-head");
        empty.getStyleClass().add("waiting-empty");
        empty.setWrapText(true);
        empty.setMinHeight(Region.USE_PREF_SIZE);
        Label overrun = new Label();
        overrun.getStyleClass().add("waiting-overrun");
        overrun.setWrapText(true);
        overrun.setMinHeight(Region.USE_PREF_SIZE);
        subscriptions.showPersonal(overrun, model.overrunProperty(), messages);
        subscriptions.showWhile(overrun, Bindings.isNotEmpty(overrun.textProperty()));
        list.getStyleClass().add("waiting-list");
        list.setAccessibleText(messages.text("waiting.title"));
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(shown -> new WaitingCell(messages));
        list.setContextMenu(ActionMenu.context(StepButtons.IN_LISTS, actions, messages));
        list.setOnKeyPressed(this::key);
        list.setOnMouseClicked(event -> {
            WaitingRow row = list.getSelectionModel().getSelectedItem();
            if (event.getButton() == MouseButton.PRIMARY && row != null) {
                if (event.getClickCount() == 2) {
                    model.open(row);
                } else {
                    model.point(row);
                }
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !filling) {
                model.point(row);
            }
        });
        getChildren().addAll(head, empty, list, overrun, limitEditor());
        subscriptions.onChange(model.rows(), this::show);
        subscriptions.onChange(messages.privacy().hiddenProperty(), list::refresh);
        subscriptions.onChange(model.roomProperty(), this::show);
        subscriptions.onChange(model.selectedProperty(), this::showSelected);
        show();
    }

    private Region limitEditor() {
        Label question = new Label(messages.text("waiting.limit"));
        question.setWrapText(true);
        TextField minutes = new TextField();
        minutes.setId("waitingLimit");
        minutes.setPrefColumnCount(3);
        minutes.setAccessibleText(messages.text("waiting.limit"));
        subscriptions.bindBoth(minutes.textProperty(), model.limitProperty());
        Button save = new Button(messages.text("waiting.limit-save"));
        save.setOnAction(event -> model.saveLimit());
        save.setMinWidth(Region.USE_PREF_SIZE);
        minutes.setOnAction(event -> model.saveLimit());
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, Bindings.isNotEmpty(problem.textProperty()));
        HBox line = new HBox(minutes, save);
        line.getStyleClass().add("waiting-limit-line");
        VBox editor = new VBox(question, line, problem);
        editor.getStyleClass().add("waiting-limit");
        editor.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                model.keepLimit();
            }
        });
        subscriptions.showWhile(editor, model.settingLimitProperty());
        subscriptions.onValue(model.settingLimitProperty(), setting -> {
            if (setting) {
                minutes.requestFocus();
                minutes.selectAll();
            }
        });
        return editor;
    }

    private void show() {
        WaitingRoom room = model.roomProperty().get();
        filling = true;
        list.getItems().setAll(model.rows());
        filling = false;
        showSelected();
        boolean any = !model.rows().isEmpty();
        count.setText(
                room == null || room.waiting().isEmpty()
                        ? ""
                        : String.valueOf(room.waiting().size()));
        // Nobody is said to wait only once it is known.
        empty.setText(room == null ? "" : messages.text("waiting.none"));
        empty.setVisible(room != null && !any);
        empty.setManaged(room != null && !any);
        list.setVisible(any);
        list.setManaged(any);
        double height = Math.min(MOST_SHOWN, model.rows().size()) * ROW_HEIGHT + 2;
        list.setMinHeight(Math.min(height, LEAST_SHOWN * ROW_HEIGHT + 2));
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private void showSelected() {
        @Nullable String selected = model.selectedProperty().get();
        WaitingRow row = model.rows().stream()
                .filter(each -> each.id().equals(selected))
                .findFirst()
                .orElse(null);
        filling = true;
        if (row == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(row);
        }
        filling = false;
    }

    private void key(KeyEvent event) {
        WaitingRow row = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && row != null) {
            event.consume();
            model.open(row);
        }
    }

    /** Moves the keyboard focus to the list; false where nobody is in it. */
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
