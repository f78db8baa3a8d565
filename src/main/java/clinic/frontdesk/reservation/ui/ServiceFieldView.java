package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.ui.SuggestionList;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The services of the visit: a field with suggestions, and the services before it. */
final class ServiceFieldView {

    private static final double ROW_HEIGHT = 32;

    private final BookingFormViewModel form;
    private final ServiceFieldViewModel model;
    private final Messages messages;
    private final Pane overlay;
    private final Subscriptions subscriptions = new Subscriptions();
    private final BookingPart part;
    private final Parent root;

    @FXML
    private VBox before;

    @FXML
    private TextField service;

    @FXML
    private Label minutes;

    @FXML
    private Button then;

    @FXML
    private Label serviceProblem;

    ServiceFieldView(BookingFormViewModel form, Messages messages, Pane overlay) {
        this.form = form;
        this.model = form.service();
        this.messages = messages;
        this.overlay = overlay;
        this.part = new BookingPart(form, messages, subscriptions);
        this.root = Fxml.load(ServiceFieldView.class, this, messages);
    }

    Parent root() {
        return root;
    }

    BookingPart part() {
        return part;
    }

    TextField field() {
        return service;
    }

    void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        part.add(BookingField.SERVICE, service, serviceProblem);
        subscriptions.bindBoth(service.textProperty(), model.textProperty());
        new SuggestionList<ServiceChoice>(overlay, service, this::suggestion, ROW_HEIGHT)
                .follow(model.suggestions(), model::take, subscriptions);
        subscriptions.onValue(model.currentProperty(), this::showMinutes);
        subscriptions.onChange(model.before(), this::showBefore);
        showBefore();
        then.setTooltip(new Tooltip(messages.text("booking.then.help", Action.ADD_SERVICE.keys())));
        then.setAccessibleText(messages.text("action.add-service"));
        service.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.suggest();
                service.end();
            }
        });
        service.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("+")) {
                event.consume();
                form.service().takeAndThen();
            }
        });
        service.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.BACK_SPACE && service.getText().isEmpty()) {
                model.back();
            }
        });
    }

    private void showMinutes(@Nullable ServiceChoice choice) {
        minutes.setText(choice == null ? "" : minutesOf(choice));
        then.setDisable(choice == null);
        if (choice != null) {
            service.end();
        }
    }

    private String minutesOf(ServiceChoice choice) {
        return choice.buffer() == 0
                ? messages.text("booking.minutes", choice.duration())
                : messages.text("booking.minutes-buffer", choice.duration(), choice.buffer());
    }

    private Region suggestion(ServiceChoice choice) {
        Label name = PatientRows.label(choice.name(), "row-name");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label length = PatientRows.label(minutesOf(choice), "secondary-text");
        length.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(name, gap, length);
        row.getStyleClass().add("row-head");
        return row;
    }

    private void showBefore() {
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < model.before().size(); i++) {
            ServiceChoice choice = model.before().get(i);
            int index = i;
            Label name = PatientRows.label((i + 1) + "  " + choice.name(), "row-name");
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            Label length = PatientRows.label(minutesOf(choice), "secondary-text");
            length.setMinWidth(Region.USE_PREF_SIZE);
            Button remove = new Button("✕");
            remove.getStyleClass().addAll("quiet", "in-line");
            remove.setAccessibleText(messages.text("booking.remove-service", choice.name()));
            remove.setOnAction(event -> {
                model.remove(index);
                service.requestFocus();
            });
            HBox row = new HBox(name, length, remove);
            row.getStyleClass().add("service-before");
            rows.add(row);
        }
        before.getChildren().setAll(rows);
        before.setManaged(!rows.isEmpty());
    }

    @FXML
    void then() {
        model.then();
        service.requestFocus();
    }
}
