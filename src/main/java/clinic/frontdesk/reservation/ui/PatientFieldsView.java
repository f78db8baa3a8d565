package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.PatientVisit;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.ui.SuggestionList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The patient of the booking form: the name field, which searches, and what must be known of the picked patient. */
final class PatientFieldsView {

    private static final double RESULT_HEIGHT = 46;
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private final BookingFormViewModel form;
    private final PatientFieldsViewModel model;
    private final Messages messages;
    private final Pane overlay;
    private final Consumer<String> openReservation;
    private final Subscriptions subscriptions = new Subscriptions();
    private final BookingPart part;
    private final PatientRows rows;
    private final StartLabels labels;
    private final Parent root;

    @FXML
    private TextField name;

    @FXML
    private Button another;

    @FXML
    private Label nameProblem;

    @FXML
    private VBox card;

    @FXML
    private FlowPane who;

    @FXML
    private Label alert;

    @FXML
    private FlowPane visits;

    @FXML
    private VBox newPatient;

    @FXML
    private TextField phone;

    @FXML
    private Label phoneProblem;

    @FXML
    private TextField birth;

    @FXML
    private Label birthProblem;

    @FXML
    private VBox warnings;

    PatientFieldsView(BookingFormViewModel form, Messages messages, Pane overlay, Consumer<String> openReservation) {
        this.form = form;
        this.model = form.patient();
        this.messages = messages;
        this.overlay = overlay;
        this.openReservation = openReservation;
        this.part = new BookingPart(form, messages, subscriptions);
        this.rows = new PatientRows(messages);
        this.labels = new StartLabels(messages);
        this.root = Fxml.load(PatientFieldsView.class, this, messages);
    }

    Parent root() {
        return root;
    }

    BookingPart part() {
        return part;
    }

    /** Goes on to a field when the birth date is complete. */
    void goOnTo(TextField next) {
        GoingOn.from(birth, next, model::birthIsComplete);
    }

    void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        part.add(BookingField.NAME, name, nameProblem);
        part.add(BookingField.PHONE, phone, phoneProblem);
        part.add(BookingField.BIRTH, birth, birthProblem);
        subscriptions.bindBoth(name.textProperty(), model.nameProperty());
        subscriptions.bindBoth(phone.textProperty(), model.phoneProperty());
        subscriptions.bindBoth(birth.textProperty(), model.birthProperty());
        new SuggestionList<PatientSummary>(overlay, name, patient -> rows.result(patient, form.today()), RESULT_HEIGHT)
                .follow(model.search().results(), model.search()::pick, subscriptions);
        GoingOn.from(phone, birth, model::phoneIsComplete);
        subscriptions.onValue(model.pickedProperty(), this::showPicked);
        subscriptions.onChange(model.known().foundProperty(), this::showKnown);
        subscriptions.onChange(model.known().alikeProperty(), this::showKnown);
        showKnown();
    }

    private void showPicked(@Nullable PatientSummary patient) {
        setShown(card, patient != null);
        name.pseudoClassStateChanged(PICKED, patient != null);
        setShown(another, patient != null);
        setShown(newPatient, patient == null || patient.birth() == null);
        if (patient != null) {
            who.getChildren().setAll(rows.who(patient));
            alert.setText(patient.alert());
            setShown(alert, !patient.alert().isBlank());
            name.end();
        }
    }

    private void showKnown() {
        List<PatientVisit> past = model.known().foundProperty().get().past();
        visits.getChildren().setAll(past.stream().map(this::past).toList());
        setShown(visits, !past.isEmpty());
        List<Node> lines = new ArrayList<>();
        for (PatientVisit visit : model.known().foundProperty().get().coming()) {
            String text = messages.text(
                    "booking.standing",
                    labels.day(visit.date(), form.today()) + " " + visit.time(),
                    visit.serviceName());
            Button open = new Button(messages.text("booking.open-standing"));
            open.setOnAction(event -> openReservation.accept(visit.reservationId()));
            lines.add(warning(text, open));
        }
        for (PatientSummary other : model.known().alikeProperty().get()) {
            String birthDate = other.birth() == null ? "" : other.birth().toString();
            Button take = new Button(messages.text("booking.take-alike"));
            take.setOnAction(event -> model.pick(other));
            lines.add(warning(
                    messages.text("booking.alike", other.name(), other.phone(), birthDate)
                            .strip(),
                    take));
        }
        warnings.getChildren().setAll(lines);
        setShown(warnings, !lines.isEmpty());
    }

    private Node past(PatientVisit visit) {
        boolean missed = visit.status().equals(Status.NO_SHOW);
        String key = missed ? "booking.past.missed" : "booking.past.visit";
        String day = messages.text("booking.past.day", visit.date());
        return PatientRows.label(messages.text(key, day, visit.serviceName()), missed ? "no-shows" : "past-visit");
    }

    private static Node warning(String text, Button button) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll("quiet", "in-line");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(text + " " + button.getText());
        HBox line = new HBox(label, button);
        line.getStyleClass().add("booking-warning");
        return line;
    }

    /** Opens the first booking that stands. */
    boolean openStanding() {
        List<PatientVisit> coming = model.known().foundProperty().get().coming();
        if (!coming.isEmpty()) {
            openReservation.accept(coming.getFirst().reservationId());
        }
        return !coming.isEmpty();
    }

    @FXML
    void another() {
        model.another();
        name.requestFocus();
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
