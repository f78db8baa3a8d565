package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.ui.InboxViewModel.Question;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inbox, as a panel beside the week. */
public final class InboxView implements Panel {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final InboxViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final InboxKeys keys;
    private final InboxDetails details;
    private final List<InboxCell> cells = new ArrayList<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Parent root;

    @FXML
    private VBox inbox;

    @FXML
    private Label position;

    @FXML
    private Button close;

    @FXML
    private VBox closures;

    @FXML
    private VBox capacity;

    @FXML
    private Label capacityText;

    @FXML
    private Button raise;

    @FXML
    private Label state;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button retry;

    @FXML
    private VBox outcomes;

    @FXML
    private ListView<InboxItem> list;

    @FXML
    private ScrollPane detailsScroll;

    @FXML
    private VBox questionBox;

    @FXML
    private Label questionText;

    @FXML
    private TextField answer;

    @FXML
    private Label problem;

    @FXML
    private Button submit;

    @FXML
    private VBox choices;

    @FXML
    private Button settle;

    @FXML
    private Button move;

    @FXML
    private Button reject;

    @FXML
    private Button leave;

    @FXML
    private Button time;

    public InboxView(InboxViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.keys = new InboxKeys(model, actions);
        this.details = new InboxDetails(messages, model::moveTo);
        this.root = Fxml.load(InboxView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focuses the list, whose keys settle the current item. */
    @Override
    public void opened() {
        if (model.questionProperty().get() == Question.NONE) {
            list.requestFocus();
        } else {
            answer.requestFocus();
        }
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        list.setFixedCellSize(InboxCell.HEIGHT);
        list.setCellFactory(view -> {
            InboxCell cell = new InboxCell(model, messages);
            cells.add(cell);
            return cell;
        });
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !item.equals(model.currentProperty().get())) {
                model.select(item);
            }
        });
        detailsScroll.setContent(details);
        subscriptions.onChange(model.items(), this::showItems);
        subscriptions.onChange(model.currentProperty(), this::showCurrent);
        subscriptions.onChange(model.markedProperty(), this::showMarks);
        subscriptions.onValue(model.detailsProperty(), details::show);
        subscriptions.onChange(model.starts(), () -> details.showStarts(model.starts()));
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.onValue(model.wrongProperty(), wrong -> notice.pseudoClassStateChanged(DONE, !wrong));
        subscriptions.showWhile(retry, model.awayProperty());
        subscriptions.onChange(model.outcomes(), this::showOutcomes);
        subscriptions.onChange(model.loadedProperty(), this::showState);
        subscriptions.onChange(model.awayProperty(), this::showState);
        subscriptions.onChange(model.settledAnyProperty(), this::showState);
        subscriptions.onValue(model.questionProperty(), this::showQuestion);
        subscriptions.bindBoth(answer.textProperty(), model.answerProperty());
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.onChange(model.closures(), this::showClosures);
        subscriptions.onValue(model.capacityProperty(), this::show);
        showItems();
        showOutcomes();
        showClosures();
        details.showStarts(model.starts());
        inbox.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
    }

    private void pressed(MouseEvent event) {
        InboxCell cell = cellOf(event.getTarget() instanceof Node node ? node : null);
        InboxItem item = cell == null ? null : cell.getItem();
        if (item != null
                && event.getButton() == MouseButton.PRIMARY
                && (event.isShortcutDown() || event.isShiftDown())) {
            event.consume();
            list.requestFocus();
            if (event.isShiftDown()) {
                model.markUntil(item);
            } else {
                model.mark(item);
            }
        }
    }

    private static @Nullable InboxCell cellOf(@Nullable Node node) {
        Node at = node;
        while (at != null && !(at instanceof InboxCell)) {
            at = at.getParent();
        }
        return (InboxCell) at;
    }

    private void showItems() {
        // A copy, so that the model's list does not reference a replaced list view.
        list.getItems().setAll(model.items());
        showCurrent();
    }

    private void showCurrent() {
        InboxItem item = model.currentProperty().get();
        if (item == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(item);
            list.getFocusModel().focus(list.getSelectionModel().getSelectedIndex());
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 1));
        }
        position.setText(
                item == null
                        ? ""
                        : messages.text(
                                "inbox.position",
                                model.position(),
                                model.items().size()));
        showState();
        showMarks();
    }

    private void showState() {
        boolean some = !model.items().isEmpty();
        shown(detailsScroll, some);
        shown(choices, some && model.questionProperty().get() == Question.NONE);
        // Nothing is said before it is known.
        state.setText(
                model.awayProperty().get()
                        ? ""
                        : messages.text(
                                !model.loadedProperty().get()
                                        ? "inbox.loading"
                                        : model.settledAnyProperty().get() ? "inbox.end" : "attention.none-wrong"));
    }

    private void showMarks() {
        cells.forEach(InboxCell::showMark);
        InboxItem item = model.currentProperty().get();
        int requests = model.markedRequests();
        boolean several = !model.markedProperty().get().isEmpty();
        settle.setText(
                several
                        ? messages.text("inbox.confirm-marked", requests)
                        : messages.text(
                                item == null || item.unconfirmed()
                                        ? "inbox.confirm"
                                        : item.needsTime() ? "inbox.set-time" : "inbox.leave"));
        settle.setDisable(several && requests == 0);
        shown(leave, item != null && item.flagged() && (item.unconfirmed() || item.needsTime()));
        shown(time, item != null && item.needsTime() && item.unconfirmed());
        Stream.of(move, reject, leave, time).forEach(button -> button.setDisable(several));
    }

    private void showQuestion(Question question) {
        boolean asking = question != Question.NONE;
        shown(questionBox, asking);
        showState();
        if (asking) {
            String name = question.name().toLowerCase(Locale.ROOT);
            questionText.setText(messages.text("inbox.question." + name));
            answer.setAccessibleText(messages.text("inbox.question." + name));
            submit.setText(messages.text("inbox.submit." + name));
            answer.requestFocus();
        } else {
            list.requestFocus();
        }
    }

    private void showOutcomes() {
        outcomes.getChildren()
                .setAll(model.outcomes().stream()
                        .map(text -> line(messages.text(text)))
                        .toList());
        shown(outcomes, !model.outcomes().isEmpty());
    }

    private void showClosures() {
        closures.getChildren().setAll(model.closures().stream().map(this::line).toList());
        shown(closures, !model.closures().isEmpty());
    }

    private Label line(UnreadableClosure closure) {
        Label line = line(
                closure.day() == null
                        ? messages.text("attention.closures.unreadable", closure.written())
                        : messages.text("attention.closure.unreadable", closure.day(), closure.written()));
        line.getStyleClass().add("reason");
        return line;
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.getStyleClass().add("secondary-text");
        line.setWrapText(true);
        return line;
    }

    private void show(@Nullable ShownCapacity wanted) {
        shown(capacity, wanted != null);
        if (wanted != null) {
            capacityText.setText(messages.text(
                    "attention.capacity", wanted.needed(), wanted.allowed(), wanted.over(), wanted.coming()));
            raise.setText(messages.text("attention.capacity.raise", wanted.needed()));
        }
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    @FXML
    void settle() {
        model.settle();
    }

    @FXML
    void move() {
        model.askMove();
    }

    @FXML
    void reject() {
        model.ask(Question.REJECT);
    }

    @FXML
    void leave() {
        model.ask(Question.LEAVE);
    }

    @FXML
    void time() {
        model.ask(Question.TIME);
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void raise() {
        model.raiseCapacity();
    }

    @FXML
    void tryAgain() {
        model.load();
    }
}
