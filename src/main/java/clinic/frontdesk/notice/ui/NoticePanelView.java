package clinic.frontdesk.notice.ui;

import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel that writes notices, and lists those of today and later. */
public final class NoticePanelView implements Panel {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final NoticePanelViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final Parent root;
    private final Subscriptions subscriptions = new Subscriptions();

    @FXML
    private VBox panel;

    @FXML
    private Label heading;

    @FXML
    private Button close;

    @FXML
    private TextArea text;

    @FXML
    private Label textProblem;

    @FXML
    private TextField from;

    @FXML
    private Label fromProblem;

    @FXML
    private TextField until;

    @FXML
    private Label untilProblem;

    @FXML
    private Button save;

    @FXML
    private Button leave;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private VBox comingPart;

    @FXML
    private VBox coming;

    public NoticePanelView(NoticePanelViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.root = Fxml.load(NoticePanelView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void opened() {
        text.requestFocus();
        text.end();
    }

    @Override
    public boolean closing() {
        if (model.changed()) {
            model.sayUnsaved();
            text.requestFocus();
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        subscriptions.bindBoth(text.textProperty(), model.textProperty());
        subscriptions.bindBoth(from.textProperty(), model.fromProperty());
        subscriptions.bindBoth(until.textProperty(), model.untilProperty());
        subscriptions.showText(textProblem, model.textProblemProperty(), messages);
        subscriptions.showText(fromProblem, model.fromProblemProperty(), messages);
        subscriptions.showText(untilProblem, model.untilProblemProperty(), messages);
        subscriptions.showWhile(textProblem, textProblem.textProperty().isNotEmpty());
        subscriptions.showWhile(fromProblem, fromProblem.textProperty().isNotEmpty());
        subscriptions.showWhile(untilProblem, untilProblem.textProperty().isNotEmpty());
        subscriptions.showText(noticeText, model.saidProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.onValue(model.wrongProperty(), wrong -> notice.pseudoClassStateChanged(DONE, !wrong));
        subscriptions.onValue(model.editingProperty(), this::showEdited);
        subscriptions.onChange(model.list().coming(), this::showComing);
        showComing();
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        KeyScopes.mark(panel, Action.Scope.NOTICE_PANEL);
    }

    private void showEdited(@Nullable DayNotice edited) {
        heading.setText(messages.text(edited == null ? "notice.new" : "notice.edit"));
        save.setText(messages.text(edited == null ? "notice.pin" : "notice.save"));
        leave.setVisible(edited != null);
        leave.setManaged(edited != null);
        if (edited != null) {
            text.requestFocus();
            text.end();
        }
    }

    /** Enter does what the button says; with Shift it is a new line in the text. */
    private void pressed(KeyEvent event) {
        if (Action.SAVE_NOTICE.matches(event) && event.getTarget() instanceof Node target && inField(target)) {
            event.consume();
            save();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown() && text.isFocused()) {
            event.consume();
            text.replaceSelection("\n");
        } else if (event.getCode() == KeyCode.TAB && text.isFocused() && !event.isShortcutDown()) {
            event.consume();
            (event.isShiftDown() ? close : from).requestFocus();
        } else if (Action.LEAVE_NOTICE.matches(event) && model.leave()) {
            event.consume();
            text.requestFocus();
        }
    }

    private boolean inField(Node target) {
        return target.equals(text) || target.equals(from) || target.equals(until);
    }

    private void showComing() {
        coming.getChildren()
                .setAll(model.list().coming().stream().map(this::row).toList());
        boolean any = !coming.getChildren().isEmpty();
        comingPart.setVisible(any);
        comingPart.setManaged(any);
    }

    private Node row(DayNotice shown) {
        String days = NoticeDays.of(shown.content(), messages);
        String said = shown.content().text();
        Label when = new Label(days);
        when.getStyleClass().add("notice-row-days");
        Label what = new Label(said);
        what.setWrapText(true);
        what.setMinHeight(Label.USE_PREF_SIZE);
        VBox lines = new VBox(when, what);
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        HBox row = new HBox(
                lines,
                button("notice.edit-it", days, said, () -> model.edit(shown)),
                button("notice.remove-it", days, said, () -> {
                    text.requestFocus();
                    model.remove(shown);
                }));
        row.getStyleClass().add("notice-row");
        return row;
    }

    private Button button(String key, String days, String said, Runnable action) {
        Button button = new Button(messages.text(key));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(messages.text(key) + ", " + days + ", " + said);
        button.setOnAction(event -> action.run());
        return button;
    }

    @FXML
    void save() {
        model.save();
        if (!model.textProblemProperty().get().isEmpty()) {
            text.requestFocus();
        } else if (!model.fromProblemProperty().get().isEmpty()) {
            from.requestFocus();
        } else if (!model.untilProblemProperty().get().isEmpty()) {
            until.requestFocus();
        } else {
            text.requestFocus();
        }
    }

    @FXML
    void leave() {
        model.leave();
        text.requestFocus();
    }
}
