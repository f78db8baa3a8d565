package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.Subscriptions;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Another service for a reservation: found by its first letters or initial consonants, or clicked. Enter takes the highlighted
 * one, and then changes to it.
 */
final class ServiceChangeView extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST = 8;

    private final ServiceChangeViewModel model;
    private final Messages messages;
    private final FlowPane found = new FlowPane();
    private final TextField field = new TextField();
    private final Button change = new Button();

    ServiceChangeView(ServiceChangeViewModel model, Messages messages, Subscriptions subscriptions) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("notice");
        Label question = line("service-change.question");
        question.setText(messages.text("service-change.question"));
        field.setPromptText(messages.text("service-change.prompt"));
        field.setAccessibleText(messages.text("service-change.question"));
        field.setMinHeight(Region.USE_PREF_SIZE);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.setId("newService");
        found.getStyleClass().add("chips");
        // A long name is cut, and does not widen the panel.
        found.setMinWidth(0);
        Label effect = line("service-effect");
        Label problem = line("reason");
        KeyHint enter = new KeyHint();
        enter.setAction(Action.CONFIRM);
        change.setGraphic(enter);
        change.setContentDisplay(ContentDisplay.RIGHT);
        change.setId("changeService");
        change.getStyleClass().add("primary");
        change.setMaxWidth(Double.MAX_VALUE);
        change.setOnAction(event -> model.answer());
        HBox.setHgrow(change, Priority.ALWAYS);
        change.setText(messages.text("service-change.submit"));
        Button keep = new Button(messages.text("service-change.keep"));
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(event -> model.keep());
        HBox pair = new HBox(change, keep);
        pair.getStyleClass().add("pair");
        getChildren().addAll(question, field, found, effect, problem, pair);
        subscriptions.bindBoth(field.textProperty(), model.field().textProperty());
        subscriptions.onChange(model.field().suggestions().items(), this::showFound);
        subscriptions.onChange(model.field().suggestions().highlightedProperty(), this::showFound);
        subscriptions.showText(effect, model.effectProperty(), messages);
        subscriptions.showWhile(effect, effect.textProperty().isNotEmpty());
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.onValue(model.field().currentProperty(), choice -> {
            change.setDisable(choice == null);
            field.end();
        });
        subscriptions.showWhile(this, model.askingProperty());
        subscriptions.onValue(model.askingProperty(), asking -> {
            if (asking) {
                field.requestFocus();
            }
        });
    }

    private static Label line(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void showFound() {
        List<ServiceChoice> items = model.field().suggestions().items();
        int highlighted = model.field().suggestions().highlightedProperty().get();
        found.getChildren().clear();
        for (int i = 0; i < Math.min(MOST, items.size()); i++) {
            ServiceChoice choice = items.get(i);
            Button chip = new Button(choice.name() + "  " + messages.text("booking.minutes", choice.duration()));
            chip.getStyleClass().add("chip");
            chip.pseudoClassStateChanged(CHOSEN, i == highlighted);
            chip.setFocusTraversable(false);
            // A long name ends in an ellipsis.
            chip.maxWidthProperty().bind(widthProperty().subtract(20));
            chip.setOnAction(event -> model.field().take(choice));
            found.getChildren().add(chip);
        }
        found.setVisible(!items.isEmpty());
        found.setManaged(!items.isEmpty());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            event.consume();
            model.enter();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            event.consume();
            model.field().suggest();
            model.field().suggestions().move(event.getCode() == KeyCode.DOWN ? 1 : -1);
        }
    }
}
