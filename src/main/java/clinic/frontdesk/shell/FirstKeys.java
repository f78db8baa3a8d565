package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.KeyHint;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The five keys that matter, for who starts the desk for the first time: a strip over the foot of the window. */
final class FirstKeys extends HBox {

    private static final List<Action> KEYS =
            List.of(Action.SEARCH, Action.BOOK, Action.TODAY, Action.UNDO, Action.HELP);

    FirstKeys(Messages messages, Runnable onClose) {
        getStyleClass().add("first-keys");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label heading = new Label(messages.text("desk.first-keys"));
        heading.getStyleClass().add("first-keys-heading");
        getChildren().add(heading);
        for (Action action : KEYS) {
            Label key = new Label(action.keys());
            key.getStyleClass().add("key");
            Label name = new Label(messages.text(action.key()));
            name.setGraphic(key);
            name.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(name);
        }
        Button close = new Button(messages.text("desk.first-keys-seen"));
        // The week keeps focus, so that the keys work at once.
        close.setFocusTraversable(false);
        KeyHint hint = new KeyHint();
        hint.setAction(Action.CLOSE_PANEL);
        close.setGraphic(hint);
        close.setContentDisplay(ContentDisplay.RIGHT);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> onClose.run());
        getChildren().add(close);
    }
}
