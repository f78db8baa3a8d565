package clinic.frontdesk.output.ui;

import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel that exports a period to a calendar file or to a spreadsheet. */
public final class ExportView implements Panel {

    private final ExportViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Parent root;

    @FXML
    private VBox panel;

    @FXML
    private Button close;

    @FXML
    private TextField from;

    @FXML
    private TextField until;

    @FXML
    private Label days;

    @FXML
    private Label problem;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private VBox running;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button calendar;

    @FXML
    private Button spreadsheet;

    public ExportView(ExportViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.root = Fxml.load(ExportView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focuses the first button, so that Enter makes the week's file at once. */
    @Override
    public void opened() {
        calendar.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        subscriptions.bindBoth(from.textProperty(), model.fromProperty());
        subscriptions.bindBoth(until.textProperty(), model.untilProperty());
        subscriptions.onValue(model.periodProperty(), this::showPeriod);
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.showWhile(running, model.runningProperty());
        subscriptions.onValue(model.runningProperty(), now -> {
            calendar.setDisable(now);
            spreadsheet.setDisable(now);
        });
        subscriptions.bind(progress.progressProperty(), model.progressProperty());
        KeyScopes.mark(panel, Action.Scope.EXPORT);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void showPeriod(@Nullable DocumentPeriod period) {
        days.setText(period == null ? "" : messages.text("output.period", period.first(), period.last()));
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof Button button
                && !button.equals(calendar)
                && Action.EXPORT_CALENDAR.matches(event)) {
            event.consume();
            button.fire();
            return;
        }
        Actions.of(event, Action.Scope.EXPORT).ifPresent(action -> {
            event.consume();
            if (action == Action.EXPORT_SPREADSHEET) {
                model.spreadsheet();
            } else {
                model.calendar();
            }
        });
    }

    @FXML
    void calendar() {
        model.calendar();
    }

    @FXML
    void spreadsheet() {
        model.spreadsheet();
    }

    @FXML
    void stop() {
        model.stop();
    }
}
