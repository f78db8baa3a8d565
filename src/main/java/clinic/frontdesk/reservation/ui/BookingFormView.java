package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.ui.BookingFormViewModel.Field;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fxml;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The booking form, for the panel beside the week. */
public final class BookingFormView {

    private final BookingFormViewModel model;
    private final Messages messages;
    private final StartChips chips;
    private final Map<Field, Label> problems = new EnumMap<>(Field.class);
    private final Map<Field, Node> fields = new EnumMap<>(Field.class);
    private final Parent root;
    private Runnable onClose = () -> {};

    @FXML
    private Parent form;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private TextField phone;

    @FXML
    private Label phoneProblem;

    @FXML
    private TextField birth;

    @FXML
    private Label birthProblem;

    @FXML
    private CheckBox firstVisit;

    @FXML
    private ComboBox<ServiceChoice> service;

    @FXML
    private Label serviceProblem;

    @FXML
    private FlowPane starts;

    @FXML
    private Button more;

    @FXML
    private TextField date;

    @FXML
    private TextField time;

    @FXML
    private Label startProblem;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button retry;

    @FXML
    private Button book;

    public BookingFormView(BookingFormViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.chips = new StartChips(messages);
        this.root = Fxml.load(BookingFormView.class, this, messages);
        root.getStylesheets()
                .add(Objects.requireNonNull(BookingFormView.class.getResource("reservation.css"))
                        .toExternalForm());
    }

    public Parent root() {
        return root;
    }

    /** Puts the keyboard into the first field that is empty. */
    public void focus() {
        for (TextField field : new TextField[] {name, phone, birth}) {
            if (field.getText().isBlank()) {
                field.requestFocus();
                return;
            }
        }
        name.requestFocus();
    }

    public void setOnClose(Runnable handler) {
        onClose = handler;
    }

    @FXML
    void initialize() {
        bind(Field.NAME, name, nameProblem);
        bind(Field.PHONE, phone, phoneProblem);
        bind(Field.BIRTH, birth, birthProblem);
        bind(Field.DATE, date, startProblem);
        bind(Field.TIME, time, startProblem);
        name.textProperty().bindBidirectional(model.nameProperty());
        phone.textProperty().bindBidirectional(model.phoneProperty());
        birth.textProperty().bindBidirectional(model.birthProperty());
        date.textProperty().bindBidirectional(model.dateProperty());
        time.textProperty().bindBidirectional(model.timeProperty());
        firstVisit.selectedProperty().bindBidirectional(model.firstVisitProperty());

        service.setItems(model.services());
        service.valueProperty().bindBidirectional(model.serviceProperty());
        service.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ServiceChoice choice) {
                return choice == null ? "" : messages.text("booking.service-choice", choice.name(), choice.duration());
            }

            @Override
            public @Nullable ServiceChoice fromString(String text) {
                return null;
            }
        });
        problems.put(Field.SERVICE, serviceProblem);
        fields.put(Field.SERVICE, service);
        hideWhileEmpty(serviceProblem);

        model.problems().addListener((MapChangeListener<Field, String>) change -> showProblems());
        model.starts().addListener((ListChangeListener<Slot>) change -> showStarts());
        model.dateProperty().subscribe(text -> showStarts());
        model.timeProperty().subscribe(text -> showStarts());
        more.visibleProperty().bind(model.moreProperty());
        more.managedProperty().bind(model.moreProperty());
        noticeText.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(model.noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        retry.visibleProperty().bind(model.awayProperty());
        retry.managedProperty().bind(model.awayProperty());
        book.disableProperty().bind(model.busyProperty());
        model.focusProperty().subscribe(field -> {
            if (field != null) {
                Objects.requireNonNull(fields.get(field)).requestFocus();
            }
        });
        form.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        showProblems();
        showStarts();
    }

    private void bind(Field field, TextField input, Label problem) {
        fields.put(field, input);
        problems.put(field, problem);
        hideWhileEmpty(problem);
        input.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                model.left(field);
            }
        });
        input.textProperty().subscribe(text -> model.typed(field));
    }

    private static void hideWhileEmpty(Label label) {
        if (!label.visibleProperty().isBound()) {
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
        }
    }

    private void showProblems() {
        for (Map.Entry<Field, Label> entry : problems.entrySet()) {
            String text = model.problems().getOrDefault(entry.getKey(), "");
            if (entry.getKey() == Field.TIME && text.isEmpty()) {
                // Day and time share a line; the day's problem comes first.
                text = model.problems().getOrDefault(Field.DATE, "");
            }
            if (entry.getKey() != Field.DATE) {
                entry.getValue().setText(text);
            }
            Node input = Objects.requireNonNull(fields.get(entry.getKey()));
            input.getStyleClass().remove("problem");
            if (model.problems().containsKey(entry.getKey())) {
                input.getStyleClass().add("problem");
            }
        }
    }

    private void showStarts() {
        chips.show(starts, model.starts(), model.today(), model::chosen, model::choose);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !service.isShowing()) {
            event.consume();
            onClose.run();
        } else if (event.getCode() == KeyCode.ENTER && !service.isShowing() && !(event.getTarget() instanceof Button)) {
            event.consume();
            model.submit();
        } else if (event.isAltDown() && event.getCode().isDigitKey()) {
            int number = event.getCode().getCode() - KeyCode.DIGIT1.getCode();
            if (number >= 0 && number < model.starts().size()) {
                event.consume();
                model.choose(model.starts().get(number));
            }
        }
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void showMore() {
        model.showMore();
    }

    @FXML
    void tryAgain() {
        model.retry();
    }

    @FXML
    void close() {
        onClose.run();
    }
}
