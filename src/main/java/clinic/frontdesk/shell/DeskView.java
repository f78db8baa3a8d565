package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Shortcut;
import clinic.frontdesk.week.ui.WeekView;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window around the week. Panels open beside the week, never over it. */
public final class DeskView {

    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    private final DeskViewModel model;
    private final WeekView week;
    private final DeskActions actions;
    private final Messages messages;
    private final Parent root;
    private boolean shortcutPressed;

    @FXML
    private BorderPane desk;

    @FXML
    private Label title;

    @FXML
    private Button unconfirmed;

    @FXML
    private Label unconfirmedCount;

    @FXML
    private Button attention;

    @FXML
    private Label attentionCount;

    @FXML
    private VBox rail;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

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
    private Label upgrade;

    @FXML
    private Button report;

    public DeskView(DeskViewModel model, WeekView week, DeskActions actions, Locale locale) {
        this.model = model;
        this.week = week;
        this.actions = actions;
        this.messages = Messages.of(locale);
        this.root = Fxml.load(DeskView.class, this, messages);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        WeekViewModel weeks = model.week();
        weekHost.getChildren().add(week.root());
        title.textProperty().bind(model.titleProperty());
        count(unconfirmed, unconfirmedCount, model.unconfirmedProperty());
        count(attention, attentionCount, model.attentionProperty());
        MonthView month = new MonthView(messages, weeks::show);
        rail.getChildren().addFirst(month);
        weeks.mondayProperty().subscribe(monday -> month.show(monday, weeks.todayDate()));
        weeks.weekProperty()
                .subscribe(shown -> month.show(weeks.mondayProperty().get(), weeks.todayDate()));
        bannerText.textProperty().bind(model.bannerProperty());
        banner.visibleProperty().bind(model.bannerProperty().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        live.textProperty()
                .bind(Bindings.when(model.bannerProperty().isEmpty())
                        .then(Bindings.when(weeks.loadingProperty())
                                .then(messages.text("desk.loading"))
                                .otherwise(messages.text("desk.connected")))
                        .otherwise(messages.text("desk.away")));
        model.bannerProperty().subscribe(text -> liveDot.pseudoClassStateChanged(AWAY, !text.isEmpty()));
        notice.textProperty().bind(model.noticeProperty());
        figures.textProperty().bind(model.figuresProperty());
        upgrade.textProperty().bind(model.upgradeProperty());
        upgrade.managedProperty().bind(upgrade.textProperty().isNotEmpty());
        report.visibleProperty().bind(model.reportedProperty());
        report.managedProperty().bind(model.reportedProperty());
        panelHost.setVisible(false);
        panelHost.setManaged(false);
        desk.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        desk.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            // The letter that opened a form must not be the first one in its field.
            if (shortcutPressed) {
                event.consume();
            }
        });
        desk.addEventFilter(KeyEvent.KEY_RELEASED, event -> shortcutPressed = false);
    }

    private static void count(Button button, Label badge, javafx.beans.property.ReadOnlyIntegerProperty number) {
        badge.textProperty().bind(number.asString());
        button.disableProperty().bind(number.isEqualTo(0));
        // A button takes no graphic that was not managed when its skin was made, so there is one or there is none.
        number.subscribe(count -> button.setGraphic(count.intValue() > 0 ? badge : null));
    }

    /** Opens a panel beside the week, in place of the one that is open. */
    public void showPanel(Node panel) {
        ScrollPane scroll = new ScrollPane(panel);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        panelHost.getChildren().setAll(scroll);
        panelHost.setManaged(true);
        panelHost.setVisible(true);
        // Its content stands in the scene, and can take the keyboard, only once the scroll pane has its skin.
        panelHost.applyCss();
        panelHost.layout();
    }

    /** Closes the panel, and gives the keyboard back to the week. */
    public void closePanel() {
        panelHost.getChildren().clear();
        panelHost.setManaged(false);
        panelHost.setVisible(false);
        week.focus();
    }

    /** Whether a panel is open. */
    public boolean panelOpen() {
        return panelHost.isVisible();
    }

    private void key(KeyEvent event) {
        for (Shortcut shortcut : Shortcut.values()) {
            boolean typing = event.getTarget() instanceof TextInputControl && shortcut.ofText();
            if (shortcut.matches(event) && !typing && run(shortcut)) {
                event.consume();
                shortcutPressed = shortcut.bare();
                return;
            }
        }
    }

    private boolean run(Shortcut shortcut) {
        switch (shortcut) {
            case PREVIOUS_WEEK -> model.week().previous();
            case NEXT_WEEK -> model.week().next();
            case TODAY -> model.week().today();
            case BOOK -> actions.book().run();
            case SERVICES -> actions.services().run();
            case WAITING -> actions.waiting().run();
            case NEXT_UNCONFIRMED -> model.nextUnconfirmed();
            case NEXT_ATTENTION -> model.nextAttention();
            case UNDO -> actions.undo().run();
            case REDO -> actions.redo().run();
            case THEME -> actions.otherTheme().run();
            case LANGUAGE -> actions.otherLanguage().run();
            case RELOAD -> model.week().reload();
            case HELP -> showHelp();
            // A form takes it before it comes here.
            case SAVE -> {
                return false;
            }
            case MOVE -> {
                String selected = model.week().selectedProperty().get();
                if (selected == null) {
                    return false;
                }
                model.week().askMove(selected);
                week.focus();
            }
            case CLOSE_PANEL -> {
                if (!panelOpen()) {
                    return false;
                }
                closePanel();
            }
        }
        return true;
    }

    @FXML
    void showHelp() {
        GridPane keys = new GridPane();
        keys.getStyleClass().add("keys");
        Messages names = Messages.of(messages.locale());
        int row = 0;
        for (Shortcut shortcut : Shortcut.values()) {
            Label combination = new Label(shortcut.keys());
            combination.getStyleClass().add("key");
            combination.setMinWidth(Region.USE_PREF_SIZE);
            keys.add(combination, 0, row);
            keys.add(new Label(names.text(shortcut.messageKey())), 1, row);
            row++;
        }
        Label heading = new Label(messages.text("desk.help"));
        heading.getStyleClass().add("title");
        Label hint = new Label(messages.text("desk.help-week"));
        hint.getStyleClass().add("secondary-text");
        hint.setWrapText(true);
        Button close = new Button(messages.text("desk.close"));
        close.setOnAction(event -> closePanel());
        VBox sheet = new VBox(heading, keys, hint, close);
        sheet.getStyleClass().add("panel");
        showPanel(sheet);
        close.requestFocus();
    }

    @FXML
    void previous() {
        model.week().previous();
    }

    @FXML
    void today() {
        model.week().today();
    }

    @FXML
    void next() {
        model.week().next();
    }

    @FXML
    void waiting() {
        actions.waiting().run();
    }

    @FXML
    void services() {
        actions.services().run();
    }

    @FXML
    void book() {
        actions.book().run();
    }

    @FXML
    void otherTheme() {
        actions.otherTheme().run();
    }

    @FXML
    void otherLanguage() {
        actions.otherLanguage().run();
    }

    @FXML
    void report() {
        actions.report().run();
    }

    @FXML
    void retry() {
        model.week().reload();
    }
}
