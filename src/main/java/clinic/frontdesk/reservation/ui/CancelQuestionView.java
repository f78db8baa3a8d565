package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.Reviews;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Why a reservation is cancelled: a reason at hand by its number or a click, another one typed, or none. Enter cancels the
 * reservation.
 */
final class CancelQuestionView extends VBox {

    private static final int MOST = 4;

    private final CancelQuestionViewModel model;
    private final Messages messages;
    private final FlowPane reasons = new FlowPane();
    private final TextField reason = new TextField();

    CancelQuestionView(CancelQuestionViewModel model, Messages messages, Subscriptions subscriptions) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("notice");
        Label question = new Label(messages.text("panel.cancel-question"));
        question.setWrapText(true);
        question.setMinHeight(Region.USE_PREF_SIZE);
        reasons.getStyleClass().add("chips");
        reason.setPromptText(messages.text("cancel.reason"));
        reason.setAccessibleText(messages.text("cancel.reason"));
        reason.setTextFormatter(new TextFormatter<String>(CancelQuestionView::bounded));
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.setOnAction(event -> model.answer());
        reason.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        Button cancel = new Button(messages.text("panel.cancel-indeed"));
        cancel.setId("cancelConfirmed");
        cancel.setOnAction(event -> model.answer());
        Button keep = new Button(messages.text("panel.keep"));
        keep.setOnAction(event -> model.keep());
        Stream.of(cancel, keep).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        HBox pair = new HBox(cancel, keep);
        pair.getStyleClass().add("pair");
        getChildren().addAll(question, reasons, reason, pair);
        subscriptions.bindBoth(reason.textProperty(), model.reasonProperty());
        subscriptions.onChange(model.givenList(), this::showReasons);
        subscriptions.showWhile(this, model.askingProperty());
        subscriptions.onValue(model.askingProperty(), asking -> {
            if (asking) {
                showReasons();
                reason.requestFocus();
            }
        });
    }

    private List<String> offered() {
        return Stream.concat(
                        model.given().stream(),
                        Stream.of("cancel.patient", "cancel.ill", "cancel.time", "cancel.clinic")
                                .map(messages::text))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private void showReasons() {
        reasons.getChildren().clear();
        List<String> offered = offered();
        for (int i = 0; i < offered.size(); i++) {
            String why = offered.get(i);
            Button chip = new Button((i + 1) + "  " + why);
            chip.getStyleClass().add("chip");
            chip.setAccessibleText(messages.text("cancel.with", why));
            chip.setFocusTraversable(false);
            // A long reason ends in an ellipsis.
            chip.maxWidthProperty().bind(widthProperty().subtract(20));
            chip.setOnAction(event -> model.answer(why));
            reasons.getChildren().add(chip);
        }
    }

    /** A digit in the empty field chooses a reason. */
    private void typed(KeyEvent event) {
        List<String> offered = offered();
        int number = event.getCharacter().length() == 1 ? event.getCharacter().charAt(0) - '0' : 0;
        if (reason.getText().isEmpty() && number >= 1 && number <= offered.size() && !event.isShortcutDown()) {
            event.consume();
            model.answer(offered.get(number - 1));
        }
    }

    /** Leaves the text as it is where a change would make it too long. */
    private static TextFormatter.Change bounded(TextFormatter.Change change) {
        if (change.getControlNewText().length() > Reviews.LONGEST_REASON) {
            change.setText("");
            change.setRange(change.getControlCaretPosition(), change.getControlCaretPosition());
            change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
        }
        return change;
    }
}
