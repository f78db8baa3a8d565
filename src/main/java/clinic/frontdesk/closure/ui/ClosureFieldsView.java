package clinic.frontdesk.closure.ui;

import clinic.frontdesk.closure.ui.ClosureFields.DayPart;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The fields of the panel of closures. Enter in each of them does what the button says. */
final class ClosureFieldsView extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final int MOST_REASONS = 5;

    private final ClosuresViewModel model;
    private final ClosureFields fields;
    private final Messages messages;
    private final Runnable submitted;
    private final TextField from;
    private final TextField times;
    private final VBox reasonBox = new VBox();
    private final FlowPane reasons = new FlowPane();
    private final FlowPane weekdays = new FlowPane();
    private final ComboBox<@Nullable ServiceChoice> service = new ComboBox<>();
    private final Map<DayPart, Button> parts = new EnumMap<>(DayPart.class);
    private final Button submit = new Button();

    /**
     * @param submitted runs after the button, to move the focus on
     */
    ClosureFieldsView(ClosuresViewModel model, Messages messages, Subscriptions subscriptions, Runnable submitted) {
        this.model = model;
        this.fields = model.fields();
        this.messages = messages;
        this.submitted = submitted;
        getStyleClass().add("closure-fields");
        from = field("closureFrom", "closures.from", "closures.from.prompt");
        TextField until = field("closureUntil", "closures.until", "closures.until.prompt");
        times = field("closureTimes", "closures.times", "closures.times.prompt");
        TextField reason = field("closureReason", "closures.reason", "closures.reason.prompt");
        subscriptions.bindBoth(from.textProperty(), fields.fromProperty());
        subscriptions.bindBoth(until.textProperty(), fields.untilProperty());
        subscriptions.bindBoth(times.textProperty(), fields.timesProperty());
        subscriptions.bindBoth(reason.textProperty(), fields.reasonProperty());
        HBox dates = new HBox(from, until);
        dates.getStyleClass().add("pair");
        FlowPane choices = new FlowPane();
        choices.getStyleClass().add("closure-choices");
        for (DayPart part : DayPart.values()) {
            Button button =
                    new Button(messages.text("closures.part." + part.name().toLowerCase(Locale.ROOT)));
            button.setOnAction(event -> {
                fields.partProperty().set(part);
                if (part == DayPart.TIMES || part == DayPart.HOURS) {
                    times.requestFocus();
                }
            });
            parts.put(part, button);
            choices.getChildren().add(button);
        }
        weekdays.getStyleClass().add("closure-choices");
        for (DayOfWeek day : DayOfWeek.values()) {
            Button button = new Button(day.getDisplayName(TextStyle.SHORT, messages.locale()));
            button.setUserData(day);
            button.setOnAction(event -> fields.toggle(day));
            weekdays.getChildren().add(button);
        }
        service.setMaxWidth(Double.MAX_VALUE);
        service.setAccessibleText(messages.text("closures.service"));
        service.setCellFactory(list -> new ServiceCell());
        service.setButtonCell(new ServiceCell());
        reasons.getStyleClass().add("closure-choices");
        reasonBox.getStyleClass().add("closure-reason");
        reasonBox.getChildren().addAll(reasons, reason);
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        submit.setId("closureSubmit");
        submit.getStyleClass().add("primary");
        submit.setMaxWidth(Double.MAX_VALUE);
        submit.setOnAction(event -> submit());
        getChildren().addAll(dates, choices, times, weekdays, service, reasonBox, problem, submit);
        subscriptions.showText(problem, fields.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.showWhile(weekdays, until.textProperty().isNotEmpty());
        subscriptions.onValue(fields.partProperty(), this::show);
        subscriptions.onValue(
                fields.weekdaysProperty(),
                chosen -> weekdays.getChildren()
                        .forEach(button -> button.pseudoClassStateChanged(
                                CHOSEN, button.getUserData() instanceof DayOfWeek day && chosen.contains(day))));
        subscriptions.onChange(model.services(), this::showServices);
        subscriptions.bindBoth(service.valueProperty(), fields.serviceProperty());
        subscriptions.onChange(model.reasons(), this::showReasons);
        showServices();
        showReasons();
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private TextField field(String id, String name, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(messages.text(prompt));
        field.setAccessibleText(messages.text(name));
        field.setPrefColumnCount(8);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    void focusFrom() {
        from.requestFocus();
        from.end();
    }

    private void show(DayPart part) {
        parts.forEach((each, button) -> button.pseudoClassStateChanged(CHOSEN, each == part));
        shown(times, part == DayPart.TIMES || part == DayPart.HOURS);
        shown(service, part != DayPart.HOURS);
        shown(reasonBox, part != DayPart.HOURS);
        submit.setText(messages.text(part == DayPart.HOURS ? "closures.submit.hours" : "closures.submit"));
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private void showServices() {
        ServiceChoice chosen = fields.serviceProperty().get();
        service.getItems().clear();
        service.getItems().add(null);
        service.getItems().addAll(model.services());
        fields.serviceProperty().set(chosen);
    }

    /** The clinic's last reasons, then those that every clinic has. */
    private List<String> reasonsAtHand() {
        return Stream.concat(
                        model.reasons().stream(),
                        Stream.of("closure.usual.out", "closure.usual.equipment", "closure.usual.conference")
                                .map(messages::text))
                .distinct()
                .limit(MOST_REASONS)
                .toList();
    }

    private void showReasons() {
        reasons.getChildren().clear();
        for (String reason : reasonsAtHand()) {
            Button button = new Button(reason);
            button.setFocusTraversable(false);
            button.setMaxWidth(180);
            button.setOnAction(event -> fields.reasonProperty().set(reason));
            reasons.getChildren().add(button);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
            event.consume();
            submit();
        }
    }

    private void submit() {
        model.submit(reasonsAtHand().getFirst());
        submitted.run();
    }

    /** A service, or none of them: every service. */
    private final class ServiceCell extends ListCell<@Nullable ServiceChoice> {

        @Override
        protected void updateItem(@Nullable ServiceChoice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(choice == null ? messages.text("closures.every-service") : choice.name());
        }
    }
}
