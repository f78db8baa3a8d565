package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.ui.SuggestionList;
import clinic.frontdesk.waitlist.WaitingService;
import clinic.frontdesk.waitlist.WishPriority;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The editor of one wish, below the list. */
final class WishEditorView {

    private static final double RESULT_HEIGHT = 44;
    private static final double SERVICE_HEIGHT = 30;

    private final WishEditorViewModel model;
    private final Messages messages;
    private final Pane overlay;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<WishField, TextField> fields = new EnumMap<>(WishField.class);
    private final Parent root;

    @FXML
    private Label heading;

    @FXML
    private Button begin;

    @FXML
    private TextField name;

    @FXML
    private TextField phone;

    @FXML
    private TextField birth;

    @FXML
    private TextField service;

    @FXML
    private TextField days;

    @FXML
    private ToggleButton morning;

    @FXML
    private ToggleButton afternoon;

    @FXML
    private TextField from;

    @FXML
    private TextField until;

    @FXML
    private ToggleButton high;

    @FXML
    private ToggleButton low;

    @FXML
    private TextField remark;

    @FXML
    private Label alike;

    @FXML
    private VBox problems;

    @FXML
    private Button save;

    /**
     * @param overlay lies over the panel and takes the suggestions
     */
    WishEditorView(WishEditorViewModel model, Messages messages, Pane overlay) {
        this.model = model;
        this.messages = messages;
        this.overlay = overlay;
        model.speak(messages.locale());
        this.root = Fxml.load(WishEditorView.class, this, messages);
    }

    Parent root() {
        return root;
    }

    void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        WishPatientViewModel patient = model.patient();
        add(WishField.NAME, name, patient.nameProperty());
        add(WishField.PHONE, phone, patient.phoneProperty());
        add(WishField.BIRTH, birth, patient.birthProperty());
        add(WishField.SERVICE, service, model.service().textProperty());
        add(WishField.DAYS, days, model.input().daysProperty());
        add(WishField.FROM, from, model.input().fromProperty());
        add(WishField.UNTIL, until, model.input().untilProperty());
        add(WishField.REMARK, remark, model.input().remarkProperty());
        new SuggestionList<PatientSummary>(overlay, name, this::result, RESULT_HEIGHT)
                .follow(patient.search().results(), patient.search()::pick, subscriptions);
        new SuggestionList<WaitingService>(overlay, service, this::suggested, SERVICE_HEIGHT)
                .follow(model.service().suggestions(), model.service()::take, subscriptions);
        service.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.service().suggest();
            }
        });
        subscriptions.onValue(model.halfProperty(), this::showHalf);
        subscriptions.onValue(model.priorityProperty(), this::showPriority);
        subscriptions.onChange(model.problems(), this::showProblems);
        subscriptions.showText(alike, model.alikeProperty(), messages);
        subscriptions.showWhile(alike, alike.textProperty().isNotEmpty());
        subscriptions.onValue(model.editingProperty(), wish -> {
            heading.setText(messages.text(wish == null ? "waitlist.new" : "waitlist.edit"));
            save.setText(messages.text(wish == null ? "waitlist.add" : "waitlist.save"));
            begin.setVisible(wish != null);
        });
        subscriptions.onValue(model.busyProperty(), save::setDisable);
        subscriptions.onChange(model.focusProperty(), this::focusWanted);
        showProblems();
    }

    private void add(WishField field, TextField input, StringProperty text) {
        fields.put(field, input);
        subscriptions.bindBoth(input.textProperty(), text);
        input.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                model.left(field);
            }
        });
    }

    private void focusWanted() {
        WishField wanted = model.focusProperty().get();
        TextField field = wanted == null ? null : fields.get(wanted);
        // Filling in must not take the keys from the list, whose selection it follows.
        if (field != null && field.getScene() != null) {
            field.requestFocus();
            field.end();
        }
    }

    /** Focuses the field that lacks something. */
    void focus() {
        WishField wanted = model.focusProperty().get();
        TextField field = wanted == null ? name : fields.getOrDefault(wanted, name);
        field.requestFocus();
        field.end();
    }

    /** Closes open suggestions; false where there were none. */
    boolean closeSuggestions() {
        boolean open = model.patient().search().results().open()
                || model.service().suggestions().open();
        model.patient().search().close();
        model.service().suggestions().close();
        return open;
    }

    /** Handles a key in a field; false where the field or the panel has to. */
    boolean pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            model.submit();
            return true;
        }
        if (event.getCode() == KeyCode.TAB
                && !event.isShiftDown()
                && model.service().suggestions().current().isPresent()) {
            model.service().enter();
            return false;
        }
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && model.patient().search().results().open()) {
            model.patient().search().results().move(step);
            return true;
        }
        if (step != 0 && model.service().suggestions().open()) {
            model.service().suggestions().move(step);
            return true;
        }
        return false;
    }

    private Region result(PatientSummary patient) {
        Label who = label(patient.name(), "row-name");
        String number = PhoneNumber.parse(patient.phone()).value();
        Label phoneLabel = label(number == null ? patient.phone() : number, "secondary-text");
        phoneLabel.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(who, gap, phoneLabel);
        head.getStyleClass().add("row-head");
        String born = patient.birth() == null ? "" : patient.birth() + " · ";
        Label below = label(born + messages.text("booking.patient.visits", patient.visits()), "secondary-text");
        VBox row = new VBox(head, below);
        row.getStyleClass().add("row-lines");
        return row;
    }

    private Region suggested(WaitingService suggestion) {
        return new HBox(label(suggestion.name(), "row-name"));
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private void showHalf(@Nullable Period half) {
        morning.setSelected(half == Period.MORNING);
        afternoon.setSelected(half == Period.AFTERNOON);
    }

    private void showPriority(WishPriority priority) {
        high.setSelected(priority == WishPriority.HIGH);
        low.setSelected(priority == WishPriority.LOW);
    }

    private void showProblems() {
        fields.forEach((field, input) -> {
            input.getStyleClass().remove("problem");
            if (model.problems().containsKey(field)) {
                input.getStyleClass().add("problem");
            }
        });
        // The first one, below the fields: there is no room for a line beside each.
        problems.getChildren()
                .setAll(fields.keySet().stream()
                        .map(model.problems()::get)
                        .filter(text -> text != null)
                        .limit(1)
                        .map(this::problem)
                        .toList());
        boolean any = !problems.getChildren().isEmpty();
        problems.setVisible(any);
        problems.setManaged(any);
    }

    private Label problem(Text text) {
        Label line = label(messages.text(text), "field-problem");
        line.setWrapText(true);
        return line;
    }

    @FXML
    void morning() {
        model.halfProperty().set(morning.isSelected() ? Period.MORNING : null);
    }

    @FXML
    void afternoon() {
        model.halfProperty().set(afternoon.isSelected() ? Period.AFTERNOON : null);
    }

    @FXML
    void high() {
        model.priorityProperty().set(high.isSelected() ? WishPriority.HIGH : WishPriority.NORMAL);
    }

    @FXML
    void low() {
        model.priorityProperty().set(low.isSelected() ? WishPriority.LOW : WishPriority.NORMAL);
    }

    @FXML
    void begin() {
        model.begin();
    }

    @FXML
    void save() {
        model.submit();
    }
}
