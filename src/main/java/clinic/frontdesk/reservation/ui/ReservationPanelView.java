package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ReservationDetails.PastVisit;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fxml;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One reservation, for the panel beside the week. */
public final class ReservationPanelView {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final ReservationPanelViewModel model;
    private final Messages messages;
    private final StartChips chips;
    private final DateTimeFormatter day;
    private final Parent root;
    private Runnable onClose = () -> {};

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
    private Button confirm;

    @FXML
    private Button bringBack;

    @FXML
    private HBox actions;

    @FXML
    private HBox cancelQuestion;

    @FXML
    private Button cancelIndeed;

    public ReservationPanelView(ReservationPanelViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.chips = new StartChips(messages);
        this.day = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        this.root = Fxml.load(ReservationPanelView.class, this, messages);
        root.getStylesheets()
                .add(Objects.requireNonNull(ReservationPanelView.class.getResource("reservation.css"))
                        .toExternalForm());
    }

    public Parent root() {
        return root;
    }

    public void setOnClose(Runnable handler) {
        onClose = handler;
    }

    @FXML
    void initialize() {
        model.detailsProperty().subscribe(this::show);
        model.starts().addListener((ListChangeListener<Slot>) change -> showStarts());
        noticeText.textProperty().bind(model.noticeProperty());
        shown(notice, model.noticeProperty().isNotEmpty());
        model.wrongProperty().subscribe(wrong -> notice.pseudoClassStateChanged(DONE, !wrong));
        shown(retry, model.awayProperty());
        shown(cancelQuestion, model.askingToCancelProperty());
        model.askingToCancelProperty().subscribe(asking -> {
            if (asking) {
                cancelIndeed.requestFocus();
            }
        });
        panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                if (model.askingToCancelProperty().get()) {
                    model.keep();
                } else {
                    onClose.run();
                }
            }
        });
    }

    private void show(@Nullable ReservationDetails details) {
        content.setVisible(details != null);
        if (details == null) {
            return;
        }
        Status status = details.status();
        boolean open = status == Status.PENDING || status == Status.CONFIRMED;
        name.setText(details.patientName());
        person.setText(messages.text(
                "panel.person",
                details.phone(),
                details.birthDate().toString(),
                messages.text(details.gender() == Gender.MALE ? "panel.male" : "panel.female"),
                details.pastVisits().isEmpty()
                        ? messages.text("panel.first-time")
                        : messages.text("panel.nth-time", details.pastVisits().size() + 1)));
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
        setShown(confirm, status == Status.PENDING);
        confirm.setDefaultButton(status == Status.PENDING);
        setShown(bringBack, status == Status.CANCELLED || status == Status.REJECTED || status == Status.NO_SHOW);
        setShown(actions, open);
    }

    private List<Node> badgesOf(ReservationDetails details) {
        List<Node> badges = new ArrayList<>();
        String status = details.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        badges.add(badge(messages.text("panel.status." + status), "status-" + status));
        if (details.web()) {
            badges.add(badge(messages.text("panel.web"), "mark"));
        }
        if (details.firstVisit()) {
            badges.add(badge(messages.text("panel.first-visit"), "mark"));
        }
        if (details.flags().contains(Flag.SQUEEZE_IN)) {
            badges.add(badge(messages.text("panel.squeezed-in"), "mark"));
        }
        return badges;
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
                messages.text("visit."
                        + visit.status().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        line.getStyleClass().add("visit");
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }

    private void showStarts() {
        ReservationDetails details = model.detailsProperty().get();
        boolean open = details != null && (details.status() == Status.PENDING || details.status() == Status.CONFIRMED);
        setShown(movable, open && !model.starts().isEmpty());
        LocalDate today = model.today();
        chips.show(starts, model.starts(), today, start -> false, model::moveTo);
    }

    private static void shown(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
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
    void move() {
        model.askMove();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    @FXML
    void cancelIndeed() {
        model.cancelIndeed();
    }

    @FXML
    void keep() {
        model.keep();
    }

    @FXML
    void bringBack() {
        model.bringBack();
    }

    @FXML
    void tryAgain() {
        model.reload();
    }

    @FXML
    void close() {
        onClose.run();
    }
}
