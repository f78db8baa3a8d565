package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.Subscriptions;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The memo in the panel: stored by Enter, and when the keyboard leaves it; Esc takes back what was typed. */
final class MemoField extends VBox {

    private final MemoViewModel model;
    private final Runnable leave;
    private final TextArea text = new TextArea();

    /** @param leave moves the keyboard focus out of the field */
    MemoField(MemoViewModel model, Messages messages, Subscriptions subscriptions, Runnable leave) {
        this.model = model;
        this.leave = leave;
        getStyleClass().add("facts");
        Label title = new Label(messages.text("memo.title"));
        title.getStyleClass().add("section-title");
        KeyHint hint = new KeyHint();
        hint.setAction(Action.WRITE_MEMO);
        title.setGraphic(hint);
        title.setContentDisplay(ContentDisplay.RIGHT);
        text.setPrefRowCount(2);
        text.setWrapText(true);
        text.setPromptText(messages.text("memo.prompt"));
        text.setAccessibleText(messages.text("memo.title"));
        Label said = new Label();
        said.setWrapText(true);
        said.getStyleClass().add("secondary-text");
        getChildren().addAll(title, text, said);
        subscriptions.bindBoth(text.textProperty(), model.textProperty());
        subscriptions.showText(said, model.saidProperty(), messages);
        subscriptions.showWhile(said, said.textProperty().isNotEmpty());
        subscriptions.onValue(model.storedProperty(), stored -> text.setEditable(stored != null));
        subscriptions.onValue(text.focusedProperty(), focused -> {
            if (!focused) {
                model.save();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            event.consume();
            text.replaceSelection("\n");
        } else if (Action.SAVE_MEMO.matches(event) || event.getCode() == KeyCode.ENTER) {
            event.consume();
            model.save();
            leave.run();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            event.consume();
            leave.run();
        } else if (event.getCode() == KeyCode.ESCAPE && model.revert()) {
            event.consume();
        }
    }

    /** Moves the keyboard focus to the end of the memo. */
    void focus() {
        text.requestFocus();
        text.end();
    }
}
