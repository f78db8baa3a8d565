package clinic.frontdesk.calls.ui;

import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.CallState;
import clinic.frontdesk.calls.PatientCall;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.time.LocalDateTime;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The calling list of a day as a panel: who comes, and one key for each answer. */
public final class CallsPanelView implements Panel {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final CallsViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Parent root;

    @FXML
    private VBox panel;

    @FXML
    private Button close;

    @FXML
    private Button previous;

    @FXML
    private Label day;

    @FXML
    private Button next;

    @FXML
    private TextField phrase;

    @FXML
    private Label problem;

    @FXML
    private Label figures;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button retry;

    @FXML
    private ListView<PatientCall> list;

    @FXML
    private Label state;

    @FXML
    private VBox current;

    @FXML
    private Label name;

    @FXML
    private Label phone;

    @FXML
    private Label known;

    @FXML
    private TextField remark;

    public CallsPanelView(CallsViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.root = Fxml.load(CallsPanelView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focuses the list, whose keys record the answers. */
    @Override
    public void opened() {
        list.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        previous.setTooltip(tip(Action.CALLS_PREVIOUS_DAY));
        next.setTooltip(tip(Action.CALLS_NEXT_DAY));
        phrase.setTooltip(tip(Action.CALLS_DATE));
        remark.setTooltip(tip(Action.CALLS_REMARK));
        list.setFixedCellSize(CallCell.HEIGHT);
        list.setCellFactory(view -> new CallCell(messages));
        list.getSelectionModel().selectedItemProperty().subscribe(call -> {
            if (call != null && !call.equals(model.selectedProperty().get())) {
                model.select(call);
            }
        });
        subscriptions.bindBoth(phrase.textProperty(), model.phraseProperty());
        subscriptions.bindBoth(remark.textProperty(), model.remarkProperty());
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.onValue(model.wrongProperty(), wrong -> notice.pseudoClassStateChanged(DONE, !wrong));
        subscriptions.showWhile(retry, model.awayProperty());
        subscriptions.onChange(model.calls(), this::showList);
        subscriptions.onChange(model.dayProperty(), this::showList);
        subscriptions.onChange(model.loadedProperty(), this::showList);
        subscriptions.onChange(model.awayProperty(), this::showList);
        subscriptions.onChange(model.selectedProperty(), this::showSelected);
        remark.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                model.saveRemark();
            }
        });
        showList();
        KeyScopes.mark(panel, Action.Scope.CALLS);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Tooltip tip(Action action) {
        return new Tooltip(action.keys() + "  " + messages.text(action.helpKey()));
    }

    private void showList() {
        // A copy, so that the model's list does not reference a replaced list view.
        list.getItems().setAll(model.calls());
        day.setText(
                model.dayProperty().get() == null
                        ? ""
                        : messages.text("calls.day", model.dayProperty().get()));
        boolean known = model.loadedProperty().get();
        figures.setText(known ? messages.text(model.figures()) : "");
        // Nothing is said before it is known.
        state.setText(
                known
                        ? messages.text("calls.nobody")
                        : model.awayProperty().get() ? "" : messages.text("waitlist.loading"));
        showSelected();
    }

    private void showSelected() {
        PatientCall call = model.selectedProperty().get();
        current.setVisible(call != null);
        current.setManaged(call != null);
        if (call == null) {
            list.getSelectionModel().clearSelection();
            return;
        }
        if (!call.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(call);
            list.getFocusModel().focus(list.getSelectionModel().getSelectedIndex());
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
        }
        name.setText(call.first().patientName());
        phone.setText(call.first().phone());
        known.setText(said(call.state()));
    }

    /** What was said, when, and by whom it was recorded. */
    private String said(CallState calls) {
        LocalDateTime at = calls.at();
        if (at == null) {
            return messages.text("calls.not-yet");
        }
        return messages.text(
                "calls.said",
                CallCell.said(calls, messages),
                at.toLocalDate(),
                ClockTime.format(at.getHour() * 60 + at.getMinute()),
                calls.desk());
    }

    private void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getTarget() instanceof ButtonBase button && event.getCode() == KeyCode.ENTER) {
            event.consume();
            button.fire();
        } else if (typing && event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (phrase.isFocused()) {
                model.go();
            } else {
                model.saveRemark();
            }
            if (model.problemProperty().get().isEmpty()) {
                list.requestFocus();
            }
        } else if (typing && Action.CALLS_BACK_TO_LIST.matches(event)) {
            event.consume();
            list.requestFocus();
        } else if (!typing) {
            Actions.of(event, Action.Scope.CALLS).ifPresent(action -> {
                event.consume();
                run(action);
            });
        }
    }

    private void run(Action action) {
        switch (action) {
            case CALLS_CONFIRMED -> confirmed();
            case CALLS_LATER -> later();
            case CALLS_NO_ANSWER -> noAnswer();
            case CALLS_CANCELS -> cancels();
            case CALLS_OTHER_TIME -> otherTime();
            case CALLS_REMARK -> remark.requestFocus();
            case CALLS_PREVIOUS_DAY -> previous();
            case CALLS_NEXT_DAY -> next();
            case CALLS_DATE -> phrase.requestFocus();
            default -> actions.run(Action.CLOSE_PANEL);
        }
    }

    @FXML
    void confirmed() {
        model.answer(CallAnswer.CONFIRMED);
    }

    @FXML
    void later() {
        model.answer(CallAnswer.CALLS_BACK);
    }

    @FXML
    void noAnswer() {
        model.answer(CallAnswer.NO_ANSWER);
    }

    @FXML
    void cancels() {
        model.cancel(messages.text("calls.cancel-reason"));
    }

    @FXML
    void otherTime() {
        model.answer(CallAnswer.OTHER_TIME);
    }

    @FXML
    void previous() {
        model.turn(-1);
    }

    @FXML
    void next() {
        model.turn(1);
    }

    @FXML
    void paper() {
        model.paper();
    }

    @FXML
    void spreadsheet() {
        model.spreadsheet();
    }

    @FXML
    void tryAgain() {
        model.load();
    }
}
