package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.Arrays;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The help sheet: every action of the menu with its first key. */
public final class HelpPanel implements Panel {

    private final Subscriptions subscriptions = new Subscriptions();
    private final Button close;
    private final VBox root;

    public HelpPanel(Messages messages, Actions actions) {
        GridPane keys = new GridPane();
        keys.getStyleClass().add("keys");
        Arrays.stream(Action.values())
                .filter(action -> action.menu() != Action.Menu.KEYS
                        && !action.combinations().isEmpty())
                .forEach(action -> {
                    Label key = new Label(action.keys());
                    key.getStyleClass().add("key");
                    key.setMinWidth(Region.USE_PREF_SIZE);
                    keys.addRow(keys.getRowCount(), key, new Label(messages.text(action.helpKey())));
                });
        Label heading = new Label(messages.text("desk.help"));
        heading.getStyleClass().add("title");
        Label hint = new Label(messages.text("desk.help-week"));
        hint.getStyleClass().add("secondary-text");
        hint.setWrapText(true);
        close = new Button(messages.text(Action.CLOSE_PANEL.key()));
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        root = new VBox(heading, keys, hint, close);
        root.getStyleClass().add("panel");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void opened() {
        close.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
