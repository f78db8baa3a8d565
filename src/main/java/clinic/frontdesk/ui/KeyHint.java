package clinic.frontdesk.ui;

import javafx.scene.control.Label;

/** Shows an action's key on a button; FXML sets the action. */
public final class KeyHint extends Label {

    private Action action = Action.HELP;

    public KeyHint() {
        getStyleClass().add("key-hint");
    }

    public Action getAction() {
        return action;
    }

    public void setAction(Action action) {
        this.action = action;
        setText(action.keys());
    }
}
