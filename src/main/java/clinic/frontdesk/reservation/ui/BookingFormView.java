package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.ui.BookingFormViewModel.Field;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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

/** The booking form, as a panel beside the week. */
public final class BookingFormView implements Panel {

    private final BookingFormViewModel model;
    private final Messages messages;
    private final StartChips chips;
    private final Map<Field, Label> problems = new EnumMap<>(Field.class);
    private final Map<Field, Node> fields = new EnumMap<>(Field.class);
    private final Parent root;
    private final Actions actions;
    private final Subscriptions subscriptions = new Subscriptions();

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
    private Button close;

    @FXML
    private Button book;

    public BookingFormView(BookingFormViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.chips = new StartChips(messages);
        this.root = Fxml.load(BookingFormView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    /** Focuses the first empty field. */
    @Override
    public void opened() {
        for (TextField field : new TextField[] {name, phone, birth}) {
            if (field.getText().isBlank()) {
                field.requestFocus();
                return;
            }
        }
        name.requestFocus();
    }

    @FXML
    void initialize() {
        bind(Field.NAME, name, nameProblem);
        bind(Field.PHONE, phone, phoneProblem);
        bind(Field.BIRTH, birth, birthProblem);
        bind(Field.DATE, date, startProblem);
        bind(Field.TIME, time, startProblem);
        subscriptions.bindBoth(name.textProperty(), model.nameProperty());
        subscriptions.bindBoth(phone.textProperty(), model.phoneProperty());
        subscriptions.bindBoth(birth.textProperty(), model.birthProperty());
        subscriptions.bindBoth(date.textProperty(), model.dateProperty());
        subscriptions.bindBoth(time.textProperty(), model.timeProperty());
        subscriptions.bindBoth(firstVisit.selectedProperty(), model.firstVisitProperty());

        // A copy of the list: otherwise a replaced combo box would clear the model's selection with its own.
        showServices();
        subscriptions.onChange(model.services(), this::showServices);
        subscriptions.onValue(model.serviceProperty(), service::setValue);
        subscriptions.onChange(service.valueProperty(), () -> chooseService(service.getValue()));
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

        subscriptions.onChange(model.problems(), this::showProblems);
        subscriptions.onChange(model.starts(), this::showStarts);
        subscriptions.onChange(model.dateProperty(), this::showStarts);
        subscriptions.onChange(model.timeProperty(), this::showStarts);
        subscriptions.showWhile(more, model.moreProperty());
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.showWhile(retry, model.unreachableProperty());
        subscriptions.onValue(model.busyProperty(), book::setDisable);
        subscriptions.onChange(model.focusProperty(), () -> {
            Field field = model.focusProperty().get();
            if (field != null) {
                Objects.requireNonNull(fields.get(field)).requestFocus();
            }
        });
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        KeyScopes.mark(form, Action.Scope.BOOKING_FORM);
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
                model.focusLost(field);
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
            Text text = model.problems().getOrDefault(entry.getKey(), Text.NONE);
            if (entry.getKey() == Field.TIME && text.isEmpty()) {
                // Date and time share a line; the date's problem comes first.
                text = model.problems().getOrDefault(Field.DATE, Text.NONE);
            }
            if (entry.getKey() != Field.DATE) {
                entry.getValue().setText(messages.text(text));
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

    private void showServices() {
        ServiceChoice chosen = model.serviceProperty().get();
        service.getItems().setAll(model.services());
        service.setValue(chosen);
    }

    private void chooseService(@Nullable ServiceChoice choice) {
        // The combo box clears its selection while its items change; a user cannot clear it.
        if (choice != null) {
            model.serviceProperty().set(choice);
        }
    }

    private void key(KeyEvent event) {
        if (service.isShowing()) {
            return;
        }
        if (Action.CLOSE_PANEL.matches(event)) {
            event.consume();
            actions.run(Action.CLOSE_PANEL);
        } else if (Action.SUBMIT_BOOKING.matches(event)) {
            event.consume();
            if (event.getTarget() instanceof Button button && !isChosenStart(button)) {
                button.fire();
            } else {
                model.submit();
            }
        } else if (Action.CHOOSE_START.matches(event)) {
            int number = event.getCode().getCode() - KeyCode.DIGIT1.getCode();
            if (number < model.starts().size()) {
                event.consume();
                model.choose(model.starts().get(number));
            }
        }
    }

    private boolean isChosenStart(Button button) {
        int number = starts.getChildren().indexOf(button);
        return number >= 0 && model.chosen(model.starts().get(number));
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
}
