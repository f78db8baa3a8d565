package clinic.frontdesk.ui;

import clinic.frontdesk.text.Messages;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Menu items that run actions and show their keys. */
public final class ActionMenu {

    /** As wide for every item, so that the keys stand below each other. */
    private static final double WIDTH = 220;

    private ActionMenu() {}

    /**
     * The items of some actions. A key is shown and not set as an accelerator, which would also work in text fields; those that
     * are not enabled are left out.
     */
    public static List<MenuItem> items(List<Action> wanted, Actions actions, Messages messages) {
        return wanted.stream()
                .filter(action -> actions.enabled(action).get())
                .map(action -> item(action, actions, messages))
                .toList();
    }

    /** A context menu of some actions, those that are enabled when it opens. */
    public static ContextMenu context(List<Action> wanted, Actions actions, Messages messages) {
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(event -> menu.getItems().setAll(items(wanted, actions, messages)));
        // A menu without items does not open.
        menu.getItems().setAll(items(wanted, actions, messages));
        menu.getItems().add(new SeparatorMenuItem());
        return menu;
    }

    private static MenuItem item(Action action, Actions actions, Messages messages) {
        return item(messages.text(action.key()), action.keys(), () -> actions.run(action));
    }

    /** An item that looks like those of actions. */
    public static MenuItem item(String text, String shownKeys, Runnable run) {
        Label name = new Label(text);
        Label keys = new Label(shownKeys);
        keys.getStyleClass().add("key-hint");
        Region gap = new Region();
        gap.setMinWidth(24);
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(name, gap, keys);
        line.getStyleClass().add("menu-line");
        line.setPrefWidth(WIDTH);
        CustomMenuItem item = new CustomMenuItem(line);
        item.setOnAction(event -> run.run());
        return item;
    }
}
