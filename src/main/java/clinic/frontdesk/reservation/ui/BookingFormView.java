package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The booking form, as a panel beside the week. */
public final class BookingFormView implements Panel {

    private final BookingFormViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final Consumer<String> openReservation;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<BookingField, Node> fields = new EnumMap<>(BookingField.class);
    private final List<Runnable> closing = new ArrayList<>();
    private final Parent root;

    @FXML
    private StackPane form;

    @FXML
    private VBox drafts;

    @FXML
    private VBox patientPart;

    @FXML
    private VBox servicePart;

    @FXML
    private VBox startsPart;

    @FXML
    private VBox squeezeInPart;

    @FXML
    private VBox coursePart;

    @FXML
    private CheckBox firstVisit;

    @FXML
    private CheckBox course;

    @FXML
    private CheckBox waiting;

    @FXML
    private TextArea request;

    @FXML
    private TextArea memo;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button retry;

    @FXML
    private Button close;

    @FXML
    private Button book;

    @FXML
    private Pane overlay;

    /**
     * @param openReservation opens a reservation that stands, by its id
     */
    public BookingFormView(
            BookingFormViewModel model, Messages messages, Actions actions, Consumer<String> openReservation) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.openReservation = openReservation;
        this.root = Fxml.load(BookingFormView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void opened() {
        focus(model.focusProperty().get());
    }

    /** What was typed is kept as an interrupted form. */
    @Override
    public boolean closing() {
        model.leave();
        return true;
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
        subscriptions.close();
    }

    @FXML
    void initialize() {
        PatientFieldsView patient = new PatientFieldsView(model, messages, overlay, openReservation);
        ServiceFieldView service = new ServiceFieldView(model, messages, overlay);
        StartsView starts = new StartsView(model, messages);
        SqueezeInView squeezeIn = new SqueezeInView(model, messages);
        CourseView courseView = new CourseView(model, messages);
        patient.goOnTo(service.field());
        add(patientPart, patient.root(), patient.part(), patient::close);
        add(servicePart, service.root(), service.part(), service::close);
        add(startsPart, starts.root(), starts.part(), starts::close);
        add(squeezeInPart, squeezeIn.root(), squeezeIn.part(), squeezeIn::close);
        add(coursePart, courseView.root(), courseView.part(), courseView::close);

        subscriptions.bindBoth(firstVisit.selectedProperty(), model.patient().firstVisitProperty());
        subscriptions.bindBoth(course.selectedProperty(), model.course().onProperty());
        subscriptions.bindBoth(waiting.selectedProperty(), model.waitingProperty());
        subscriptions.bindBoth(request.textProperty(), model.requestProperty());
        subscriptions.bindBoth(memo.textProperty(), model.memoProperty());
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.showWhile(retry, model.unreachableProperty());
        subscriptions.onValue(model.buttonProperty(), button -> book.setText(messages.text(button.text())));
        subscriptions.onValue(model.busyProperty(), book::setDisable);
        subscriptions.onChange(
                model.focusProperty(), () -> focus(model.focusProperty().get()));
        subscriptions.onChange(model.drafts().drafts(), this::showDrafts);
        showDrafts();
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        KeyScopes.mark(form, Action.Scope.BOOKING_FORM);
        form.addEventFilter(
                KeyEvent.KEY_PRESSED, new BookingKeys(model, actions, starts, patient::openStanding)::pressed);
    }

    private void add(VBox place, Parent part, BookingPart contents, Runnable closePart) {
        place.getChildren().add(part);
        // A part that shows nothing leaves no gap.
        place.managedProperty().bind(part.managedProperty());
        fields.putAll(contents.fields());
        closing.add(closePart);
    }

    private void focus(@Nullable BookingField field) {
        Node node = field == null ? null : fields.get(field);
        if (node != null) {
            node.requestFocus();
        }
    }

    private void showDrafts() {
        List<Node> rows = new ArrayList<>();
        for (BookingDraft draft : model.drafts().drafts()) {
            String what = messages.text(draft.describe());
            Label label = PatientRows.label(messages.text("booking.draft", what), "draft-name");
            HBox.setHgrow(label, Priority.ALWAYS);
            label.setMaxWidth(Double.MAX_VALUE);
            Button resume = new Button(messages.text("action.resume-booking"));
            resume.setAccessibleText(resume.getText() + ": " + what);
            resume.setMinWidth(Region.USE_PREF_SIZE);
            resume.getStyleClass().addAll("quiet", "in-line");
            resume.setOnAction(event -> model.resume(draft));
            Button discard = new Button("✕");
            discard.setAccessibleText(messages.text("booking.draft.discard", what));
            discard.getStyleClass().addAll("quiet", "in-line");
            discard.setFocusTraversable(false);
            discard.setOnAction(event -> model.discard(draft));
            HBox row = new HBox(label, resume, discard);
            row.getStyleClass().add("booking-draft");
            rows.add(row);
        }
        drafts.getChildren().setAll(rows);
        drafts.setVisible(!rows.isEmpty());
        drafts.setManaged(!rows.isEmpty());
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void tryAgain() {
        model.retry();
    }
}
