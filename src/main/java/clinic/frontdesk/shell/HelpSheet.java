package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyScopes;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The help sheet over the window: the keys of the screen one is on, then those that work everywhere. */
public final class HelpSheet {

    private final Actions actions;
    private @Nullable DeskView window;
    private @Nullable Messages messages;

    public HelpSheet(Actions actions) {
        this.actions = actions;
        actions.set(Action.HELP, this::open);
    }

    /** Sets the window over which it opens; an open one is gone with its window. */
    public void attach(DeskView newWindow, Messages newMessages) {
        window = newWindow;
        messages = newMessages;
    }

    private void open() {
        DeskView over = window;
        Messages texts = messages;
        if (over == null || texts == null) {
            return;
        }
        Overlay overlay = over.overlay();
        Button close = new Button(texts.text(Action.CLOSE_PANEL.key()));
        close.setOnAction(event -> overlay.close());
        Region sheet = sheet(KeyScopes.inUse(over.root().getScene()), texts, close);
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Action.CLOSE_PANEL.matches(event) || Action.HELP.matches(event)) {
                overlay.close();
            } else {
                Stream.of(Action.THEME, Action.LANGUAGE)
                        .filter(action -> action.matches(event))
                        .forEach(actions::run);
            }
            event.consume();
        });
        overlay.show(sheet, close, overlay::close);
    }

    private Region sheet(Set<Action.Scope> inUse, Messages texts, Button close) {
        FlowPane sections = new FlowPane();
        sections.getStyleClass().add("help-sections");
        inUse.forEach(scope ->
                addSection(sections, texts.text(scope.key()), actions(action -> action.scope() == scope), texts, true));
        for (Action.Menu menu : Action.Menu.values()) {
            if (menu != Action.Menu.KEYS) {
                addSection(sections, texts.text(menu.key()), actions(action -> action.menu() == menu), texts, false);
            }
        }
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label heading = new Label(texts.text("desk.help"));
        heading.getStyleClass().add("title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(heading, gap, close);
        head.getStyleClass().add("help-head");
        VBox sheet = new VBox(head, scroll);
        sheet.getStyleClass().add("help-sheet");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        return sheet;
    }

    private static List<Action> actions(Predicate<Action> which) {
        return Stream.of(Action.values())
                .filter(action -> which.test(action) && !action.combinations().isEmpty())
                .toList();
    }

    private static void addSection(
            FlowPane sections, String title, List<Action> actions, Messages texts, boolean inUse) {
        if (actions.isEmpty()) {
            return;
        }
        Label heading = new Label(title);
        heading.getStyleClass().add(inUse ? "help-in-use" : "section-title");
        GridPane keys = new GridPane();
        keys.getStyleClass().add("keys");
        for (Action action : actions) {
            Label key = new Label(action.allKeys());
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            Label help = new Label(texts.text(action.helpKey()));
            help.setWrapText(true);
            help.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setHgrow(help, Priority.ALWAYS);
            GridPane.setValignment(key, VPos.TOP);
            keys.addRow(keys.getRowCount(), key, help);
        }
        VBox section = new VBox(heading, keys);
        section.getStyleClass().add("help-section");
        sections.getChildren().add(section);
    }
}
