package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.ActionMenu;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.HidesPeople;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Shortcuts;
import clinic.frontdesk.ui.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The root of the window: toolbar, side, content, panel, and status line. */
public final class DeskView implements Panels.Host, AutoCloseable {

    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** The width, in pixels, below which the left column is folded away. */
    private static final double LEAST_UNFOLDED = 1100;

    /** The width from which the title is never cut; below it the title gives way before the buttons do. */
    private static final double LEAST_WHOLE_TITLE = 1300;

    private static final double LEAST_TITLE = 70;

    /** What is rarely used. */
    private static final List<Action> MENU = List.of(
            Action.SERVICES,
            Action.WAITING_LIMIT,
            Action.REPORT,
            Action.RELOAD,
            Action.BOARD,
            Action.HIDE_PEOPLE,
            Action.THEME,
            Action.LANGUAGE,
            Action.HELP);

    private final DeskViewModel model;
    private final Content content;
    private final Actions actions;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StackPane root;
    private final Overlay overlay;
    private final List<Node> allLists = new ArrayList<>();

    /** What the column at the right shows, unless people are hidden; null before it is filled. */
    private @Nullable Node inColumn;

    private @Nullable Node focusedBefore;

    @FXML
    private BorderPane desk;

    @FXML
    private Button previous;

    @FXML
    private Button today;

    @FXML
    private Button next;

    @FXML
    private Label title;

    @FXML
    private Label clinic;

    @FXML
    private Button showDay;

    @FXML
    private Button showWeek;

    @FXML
    private Button showMonth;

    @FXML
    private HBox search;

    @FXML
    private MenuButton menu;

    @FXML
    private Button unconfirmed;

    @FXML
    private Label unconfirmedCount;

    @FXML
    private Button attention;

    @FXML
    private Label attentionCount;

    @FXML
    private Button book;

    @FXML
    private VBox rail;

    @FXML
    private VBox lists;

    @FXML
    private Button help;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

    @FXML
    private Button retry;

    @FXML
    private StackPane weekHost;

    @FXML
    private StackPane panelHost;

    @FXML
    private Region liveDot;

    @FXML
    private Label live;

    @FXML
    private Label figures;

    @FXML
    private Label notice;

    @FXML
    private Label undo;

    @FXML
    private Label upgrade;

    /**
     * The content of the window in one language.
     *
     * @param center the main content, such as the week
     * @param side the top of the side column, such as the month
     * @param idle what the column at the right shows while no panel is open
     * @param focus focuses the main content
     */
    public record Content(Node center, Node side, Node idle, Runnable focus) {}

    public DeskView(DeskViewModel model, Content content, Actions actions, Messages messages) {
        this.model = model;
        this.content = content;
        this.actions = actions;
        this.messages = messages;
        this.root = new StackPane(Fxml.load(DeskView.class, this, messages));
        root.getStylesheets()
                .add(Objects.requireNonNull(DeskView.class.getResource("overlay.css"))
                        .toExternalForm());
        this.overlay = new Overlay(root, content.focus());
        Shortcuts.install(root);
        List<Node> open = new ArrayList<>(List.of(previous, today, next, showDay, showWeek, showMonth));
        open.add(content.side());
        new HideMode(root, open, messages, actions, subscriptions).hideAfter(model.hideAfterProperty());
        subscriptions.onChange(
                messages.privacy().hiddenProperty(),
                () -> hidePeople(messages.privacy().hides()));
        if (messages.privacy().hides()) {
            hidePeople(true);
        }
        subscriptions.onValue(model.firstKeysProperty(), this::showFirstKeys);
        // The content is never narrower than what it shows.
        subscriptions.onValue(root.widthProperty(), width -> fold(width.doubleValue()));
    }

    public Parent root() {
        return root;
    }

    /** What lies over the window, such as the search. */
    public Overlay overlay() {
        return overlay;
    }

    /** Puts the search field into its place in the bar. */
    public void showSearch(Node field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        search.getChildren().setAll(field);
    }

    @FXML
    void initialize() {
        weekHost.getChildren().add(content.center());
        rail.getChildren().addFirst(content.side());
        bind(previous, Action.PREVIOUS_WEEK);
        bind(today, Action.TODAY);
        bind(next, Action.NEXT_WEEK);
        bindSegment(showDay, Action.SHOW_DAY);
        bindSegment(showWeek, Action.SHOW_WEEK);
        bindSegment(showMonth, Action.SHOW_MONTH);
        bind(book, Action.BOOK);
        bind(help, Action.HELP);
        bind(retry, Action.RELOAD);
        menu.setOnShowing(event -> menu.getItems().setAll(ActionMenu.items(MENU, actions, messages)));
        // A menu without items does not open.
        menu.getItems().setAll(ActionMenu.items(MENU, actions, messages));
        bindCount(unconfirmed, unconfirmedCount, model.unconfirmedProperty());
        bindCount(attention, attentionCount, model.attentionProperty());
        subscriptions.showText(title, model.titleProperty(), messages);
        subscriptions.showText(bannerText, model.bannerProperty(), messages);
        subscriptions.showText(live, model.connectionProperty(), messages);
        subscriptions.showPersonal(notice, model.noticeProperty(), messages);
        subscriptions.showPersonal(undo, model.undoProperty(), messages);
        subscriptions.showText(figures, model.figuresProperty(), messages);
        subscriptions.showText(upgrade, model.upgradeProperty(), messages);
        subscriptions.onValue(model.bannerProperty(), text -> setShown(banner, !text.isEmpty()));
        subscriptions.onValue(model.bannerProperty(), text -> liveDot.pseudoClassStateChanged(AWAY, !text.isEmpty()));
        subscriptions.onValue(model.upgradeProperty(), (Text text) -> upgrade.setManaged(!text.isEmpty()));
        hide(false);
        desk.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        // A text without a history would swallow them.
        desk.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Action.UNDO.matches(event) || Action.REDO.matches(event)) {
                key(event);
            }
        });
    }

    private void showFirstKeys(boolean shown) {
        root.getChildren().removeIf(FirstKeys.class::isInstance);
        if (shown) {
            FirstKeys keys =
                    new FirstKeys(messages, () -> model.firstKeysProperty().set(false));
            StackPane.setAlignment(keys, Pos.BOTTOM_CENTER);
            root.getChildren().add(keys);
        }
    }

    private void bind(Button button, Action action) {
        actions.bind(button, action, messages, subscriptions);
    }

    private void bindSegment(Button button, Action action) {
        bind(button, action);
        subscriptions.onValue(model.shownProperty(), shown -> button.pseudoClassStateChanged(CHOSEN, shown == action));
    }

    /** In a narrow window the left column, the name of the clinic and the keys in the bar give their room to the rest. */
    private void fold(double width) {
        boolean wide = width == 0 || width >= LEAST_UNFOLDED;
        setShown(rail, wide);
        setShown(clinic, wide);
        title.setMinWidth(width >= LEAST_WHOLE_TITLE ? Region.USE_PREF_SIZE : LEAST_TITLE);
        List.of(today, showDay, showWeek, showMonth, book)
                .forEach(button -> button.setContentDisplay(wide ? ContentDisplay.RIGHT : ContentDisplay.TEXT_ONLY));
    }

    /** Adds a list to the left column, below the month. */
    public void addList(Node list) {
        allLists.add(list);
        fillLists();
    }

    /** Takes out of the window what shows people's data and does not hide them by itself, or puts it back. */
    private void hidePeople(boolean hidden) {
        Scene scene = root.getScene();
        Node focused = scene == null ? null : scene.getFocusOwner();
        overlay.suspend(hidden);
        fillLists();
        fillColumn();
        if (hidden) {
            focusedBefore = focused;
            content.focus().run();
        } else if (focusedBefore != null && focusedBefore.getScene() != null) {
            focusedBefore.requestFocus();
            focusedBefore = null;
        }
    }

    private boolean mayShow(Node node) {
        return node instanceof HidesPeople || !messages.privacy().hides();
    }

    private void fillLists() {
        lists.getChildren().setAll(allLists.stream().filter(this::mayShow).toList());
    }

    private void fillColumn() {
        Node wanted = inColumn;
        if (wanted != null && !mayShow(wanted)) {
            Label instead = new Label(messages.text("hide.panel"));
            instead.getStyleClass().addAll("panel", "secondary-text");
            instead.setWrapText(true);
            wanted = instead;
        }
        panelHost.getChildren().setAll(wanted == null ? List.of() : List.of(wanted));
    }

    private void bindCount(Button button, Label badge, ObservableValue<Number> number) {
        button.setOnAction(event -> actions.run(Action.INBOX));
        subscriptions.onValue(number, count -> {
            boolean any = count.intValue() > 0;
            badge.setText(count.toString());
            button.setDisable(!any);
            button.setAccessibleText(button.getText() + ", " + count);
            // A button does not take a graphic that was unmanaged when its skin was created, so the graphic is set or
            // removed.
            button.setGraphic(any ? badge : null);
        });
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @Override
    public void show(Panel panel) {
        if (focusWithin(panelHost)) {
            // Otherwise removing the focused node would move focus to the first button of the toolbar.
            content.focus().run();
        }
        ScrollPane scroll = new ScrollPane(panel.root());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        inColumn = scroll;
        fillColumn();
        // A panel cannot be focused before the scroll pane has its skin.
        panelHost.applyCss();
        panelHost.layout();
    }

    private static boolean focusWithin(Node parent) {
        Node node = parent.getScene() == null ? null : parent.getScene().getFocusOwner();
        while (node != null && !node.equals(parent)) {
            node = node.getParent();
        }
        return node != null;
    }

    @Override
    public void hide() {
        hide(true);
    }

    private void hide(boolean focus) {
        inColumn = content.idle();
        fillColumn();
        if (focus) {
            content.focus().run();
        }
    }

    private void key(KeyEvent event) {
        Optional<Action> action = Actions.of(event, Action.Scope.WINDOW);
        if (action.isPresent() && actions.run(action.get())) {
            event.consume();
        } else if (Action.CLOSE_PANEL.matches(event)
                && model.firstKeysProperty().get()) {
            model.firstKeysProperty().set(false);
            event.consume();
        }
    }

    /** Removes the subscriptions. The view cannot be used afterwards. */
    @Override
    public void close() {
        subscriptions.close();
    }
}
