package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.PhoneConfirmation;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ReservationDetails.PastVisit;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.StepButtons;
import clinic.frontdesk.ui.Subscriptions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel of one reservation beside the week. */
public final class ReservationPanelView implements Panel {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final ReservationPanelViewModel model;
    private final Messages messages;
    private final StartChips chips;
    private final DateTimeFormatter day;
    private final Parent root;
    private final Actions actions;
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable StepButtons steps;

    private @Nullable MemoField memo;

    @FXML
    private VBox memoPlace;

    @FXML
    private Parent panel;

    @FXML
    private VBox content;

    @FXML
    private Label name;

    @FXML
    private Label person;

    @FXML
    private FlowPane badges;

    @FXML
    private VBox reasons;

    @FXML
    private Label service;

    @FXML
    private Label minutes;

    @FXML
    private Label when;

    @FXML
    private Label notes;

    @FXML
    private HBox notesRow;

    @FXML
    private VBox movable;

    @FXML
    private Label movableTitle;

    @FXML
    private FlowPane starts;

    @FXML
    private VBox past;

    @FXML
    private VBox visits;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button retry;

    @FXML
    private Button close;

    @FXML
    private Button patient;

    @FXML
    private Button confirm;

    @FXML
    private Button bringBack;

    @FXML
    private Button next;

    @FXML
    private Button slip;

    @FXML
    private HBox changes;

    @FXML
    private VBox cancelPlace;

    @FXML
    private VBox serviceChangePlace;

    @FXML
    private Button changeService;

    @FXML
    private FlowPane visitSteps;

    public ReservationPanelView(ReservationPanelViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.chips = new StartChips(messages);
        this.day = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        this.root = Fxml.load(ReservationPanelView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focus stays in the week, so that the arrow keys go on to the next card. */
    @Override
    public void opened() {}

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        cancelPlace.getChildren().setAll(new CancelQuestionView(model.cancelQuestion(), messages, subscriptions));
        ServiceChangeViewModel change = model.serviceChange();
        if (change != null) {
            serviceChangePlace.getChildren().setAll(new ServiceChangeView(change, messages, subscriptions));
            subscriptions.onChange(change.askingProperty(), this::showStarts);
        }
        MemoViewModel noted = model.memo();
        if (noted != null) {
            memo = new MemoField(noted, messages, subscriptions, panel::requestFocus);
            memoPlace.getChildren().setAll(memo);
        }
        steps = StepButtons.in(visitSteps, messages, model::askVisit);
        subscriptions.onValue(model.detailsProperty(), this::show);
        subscriptions.onChange(model.starts(), this::showStarts);
        // The question needs the room.
        subscriptions.onChange(model.cancelQuestion().askingProperty(), this::showStarts);
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.onValue(model.wrongProperty(), wrong -> notice.pseudoClassStateChanged(DONE, !wrong));
        subscriptions.showWhile(retry, model.unreachableProperty());
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        actions.bind(patient, Action.PATIENT, messages, subscriptions);
        KeyScopes.mark(panel, Action.Scope.RESERVATION_PANEL);
        panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Action.KEEP_RESERVATION.matches(event) && model.asks()) {
                event.consume();
                model.keep();
            }
        });
    }

    /** Moves the keyboard focus to the memo. */
    public void focusMemo() {
        MemoField field = memo;
        if (field != null) {
            field.focus();
        }
    }

    private void show(@Nullable ReservationDetails details) {
        content.setVisible(details != null);
        if (details == null) {
            // Without a reservation there is nothing to do; Enter must not confirm.
            confirm.setDefaultButton(false);
            Stream.of(confirm, bringBack, next, slip, changes, visitSteps).forEach(node -> setShown(node, false));
            return;
        }
        Status status = details.status();
        boolean open = status.holdsPlace();
        name.setText(details.patientName());
        person.setText(messages.text(
                "panel.person",
                details.phone(),
                details.birthDate().toString(),
                genderOf(details),
                details.pastVisits().isEmpty()
                        ? messages.text("panel.first-time")
                        : messages.text("panel.nth-time", details.visitNumber())));
        badges.getChildren().setAll(badgesOf(details));
        List<Flag> wrong = details.flags().stream().filter(Flag::needsReview).toList();
        reasons.getChildren().setAll(wrong.stream().map(this::reason).toList());
        setShown(reasons, !wrong.isEmpty() && open);
        service.setText(details.serviceName());
        minutes.setText(messages.text("panel.minutes", details.duration(), details.buffer()));
        Integer start = details.start();
        when.setText(
                start == null
                        ? messages.text("panel.unreadable", day.format(details.date()), details.writtenTime())
                        : day.format(details.date()) + " " + StartLabels.time(start) + " – "
                                + StartLabels.time(start + details.duration()));
        String request = details.notes();
        notes.setText(request == null ? "" : request);
        setShown(notesRow, request != null && !request.isBlank());
        movableTitle.setText(messages.text(start == null ? "panel.choose-start" : "panel.may-move"));
        showStarts();
        visits.getChildren()
                .setAll(details.pastVisits().stream().map(this::visit).toList());
        setShown(past, !details.pastVisits().isEmpty());
        setShown(confirm, status.equals(Status.PENDING));
        confirm.setDefaultButton(status.equals(Status.PENDING));
        setShown(
                bringBack,
                Set.of(Status.CANCELLED, Status.REJECTED, Status.NO_SHOW).contains(status));
        setShown(next, true);
        setShown(slip, open);
        setShown(visitSteps, !details.date().isAfter(model.today()) && status.known() && !cancelled(status));
        if (steps != null) {
            steps.showNext(details.shown().styleClass());
        }
    }

    private static boolean cancelled(Status status) {
        return status.equals(Status.CANCELLED) || status.equals(Status.REJECTED);
    }

    private List<Node> badgesOf(ReservationDetails details) {
        List<Node> badges = new ArrayList<>();
        badges.add(statusBadge(details));
        if (details.web()) {
            badges.add(badge(messages.text("panel.web"), "mark"));
        }
        if (details.firstVisit()) {
            badges.add(badge(messages.text("panel.first-visit"), "mark"));
        }
        PhoneConfirmation byPhone = details.confirmedByPhone();
        if (byPhone != null) {
            badges.add(badge(
                    messages.text(
                            "panel.by-phone",
                            byPhone.at().toLocalDate(),
                            StartLabels.time(
                                    byPhone.at().getHour() * 60 + byPhone.at().getMinute()),
                            byPhone.desk()),
                    "mark"));
        }
        String otherTreatment = details.otherTreatment();
        if (otherTreatment != null) {
            badges.add(badge(otherTreatment, "mark"));
        }
        if (details.flags().contains(Flag.SQUEEZE_IN)) {
            badges.add(badge(messages.text("panel.squeezed-in"), "mark"));
        }
        return badges;
    }

    private String genderOf(ReservationDetails details) {
        Gender gender = details.gender();
        return gender.equals(Gender.MALE)
                ? messages.text("panel.male")
                : gender.equals(Gender.FEMALE) ? messages.text("panel.female") : gender.label();
    }

    private Label statusBadge(ReservationDetails details) {
        DisplayStatus shown = details.shown();
        boolean present = shown == DisplayStatus.ARRIVED || shown == DisplayStatus.IN_TREATMENT;
        Label badge = badge(
                present ? messages.text(shown.key()) : messages.text(DisplayStatus.textOf(details.status())),
                shown.styleClass());
        if (shown.signed()) {
            Region sign = new Region();
            sign.getStyleClass().add("status-sign");
            badge.setGraphic(sign);
        }
        return badge;
    }

    private static Label badge(String text, String style) {
        Label badge = new Label(text);
        badge.getStyleClass().addAll("status-badge", style);
        return badge;
    }

    private Label reason(Flag flag) {
        Label sentence = new Label("! " + messages.text("reason." + flag.code()));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("reason");
        return sentence;
    }

    private Label visit(PastVisit visit) {
        Label line = new Label(messages.text(
                "panel.visit",
                visit.date().toString(),
                visit.serviceName(),
                messages.text(DisplayStatus.textOf(visit.status()))));
        line.getStyleClass().add("visit");
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }

    private void showStarts() {
        ReservationDetails details = model.detailsProperty().get();
        boolean open = details != null && details.status().holdsPlace();
        ServiceChangeViewModel change = model.serviceChange();
        boolean asking = model.cancelQuestion().askingProperty().get()
                || (change != null && change.askingProperty().get());
        setShown(changeService, open && !asking && change != null);
        setShown(movable, open && !asking && !model.starts().isEmpty());
        setShown(changes, open && !asking);
        LocalDate today = model.today();
        chips.show(starts, model.starts(), today, start -> false, model::moveTo);
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    void confirm() {
        model.confirm();
    }

    @FXML
    void changeService() {
        model.askService();
    }

    @FXML
    void move() {
        model.askMove();
    }

    @FXML
    void next() {
        model.askNext();
    }

    @FXML
    void slip() {
        model.askSlip();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    @FXML
    void bringBack() {
        model.bringBack();
    }

    @FXML
    void tryAgain() {
        model.reload();
    }
}
