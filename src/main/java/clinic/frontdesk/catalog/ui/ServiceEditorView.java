package clinic.frontdesk.catalog.ui;

import clinic.frontdesk.catalog.Catalog.BadOpening;
import clinic.frontdesk.catalog.ServiceField;
import clinic.frontdesk.catalog.ServiceProblems;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The service editor, as a panel beside the week: the list above the form of the selected service. */
@SuppressWarnings("NullAway.Init") // FXML fills in the nodes
public final class ServiceEditorView implements Panel {

    private static final int MOST_LINES = 9;
    private static final int FEWEST_LINES = 4;

    private final ServiceEditorViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Parent root;
    private final Map<ServiceField, FieldNotes> notes = new EnumMap<>(ServiceField.class);

    @FXML
    private VBox editor;

    @FXML
    private HBox strip;

    @FXML
    private Label stripText;

    @FXML
    private ListView<Entry> list;

    @FXML
    private VBox form;

    @FXML
    private VBox nameGroup;

    @FXML
    private Label nameLabel;

    @FXML
    private Label code;

    @FXML
    private TextField name;

    @FXML
    private VBox minutesGroup;

    @FXML
    private Label durationLabel;

    @FXML
    private TextField duration;

    @FXML
    private Label bufferLabel;

    @FXML
    private TextField buffer;

    @FXML
    private VBox spanGroup;

    @FXML
    private HBox span;

    @FXML
    private Region spanDuration;

    @FXML
    private Region spanBuffer;

    @FXML
    private Label spanText;

    @FXML
    private VBox activeGroup;

    @FXML
    private CheckBox active;

    @FXML
    private Label hint;

    @FXML
    private HBox unlinked;

    @FXML
    private Label unlinkedText;

    @FXML
    private Button save;

    @FXML
    private Button revert;

    @FXML
    private Button stop;

    @FXML
    private Label notice;

    @FXML
    private VBox badOpenings;

    @FXML
    private VBox badOpeningLines;

    private ObservableList<BadOpening> openings = FXCollections.observableArrayList();

    /** Creates the view; it is empty until {@link ServiceEditorViewModel#load} has finished. */
    public ServiceEditorView(ServiceEditorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.root = Fxml.load(ServiceEditorView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    private String dayName(String label) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(label))
                .findFirst()
                .map(day -> day.getDisplayName(TextStyle.SHORT, messages.locale()))
                .orElse(label);
    }

    private void showBadOpenings() {
        visible(badOpenings, !openings.isEmpty());
        List<Label> lines = openings.stream()
                .map(row -> {
                    String day = dayName(row.day());
                    String hours = messages.text("service.bad-opening", day, row.start(), row.end());
                    Label line = new Label((row.serviceName() == null ? hours : hours + " · " + row.serviceName())
                            + " — " + messages.text("service.bad-opening." + row.problem()));
                    line.setWrapText(true);
                    line.setMinHeight(Region.USE_PREF_SIZE);
                    return line;
                })
                .toList();
        badOpeningLines.getChildren().setAll(lines);
    }

    /** Focuses the treatment time of the selected service, or else of the first. */
    @Override
    public void opened() {
        if (model.selectedProperty().get().isEmpty()) {
            model.selectFirst();
        }
        focus(duration);
    }

    @FXML
    void initialize() {
        nameLabel.setLabelFor(name);
        durationLabel.setLabelFor(duration);
        bufferLabel.setLabelFor(buffer);
        subscriptions.bindBoth(name.textProperty(), model.nameProperty());
        subscriptions.bindBoth(duration.textProperty(), model.durationProperty());
        subscriptions.bindBoth(buffer.textProperty(), model.bufferProperty());
        subscriptions.bindBoth(active.selectedProperty(), model.activeProperty());
        nameGroup.getChildren().add(notes(ServiceField.NAME));
        minutesGroup.getChildren().addAll(notes(ServiceField.DURATION), notes(ServiceField.BUFFER));
        activeGroup.getChildren().add(notes(ServiceField.ACTIVE));
        bindList();
        subscriptions.onChange(model.problemsProperty(), this::showNotes);
        subscriptions.onChange(model.theirsProperty(), this::showNotes);
        subscriptions.onValue(model.takenProperty(), taken -> showNotes());
        subscriptions.onValue(model.selectedProperty(), this::chosen);
        name.textProperty().subscribe(text -> showSpan());
        duration.textProperty().subscribe(text -> showSpan());
        buffer.textProperty().subscribe(text -> showSpan());
        bindShares();
        subscriptions.bind(revert.disableProperty(), model.dirtyProperty().not().or(model.busyProperty()));
        subscriptions.bind(save.disableProperty(), model.savableProperty().not());
        subscriptions.onChange(model.busyProperty(), this::showSave);
        subscriptions.showWhile(stop, model.stoppableProperty());
        show(model.failureProperty(), stripText, strip);
        show(model.noticeProperty(), notice, notice);
        subscriptions.onValue(model.unlinkedProperty(), count -> {
            unlinkedText.setText(count.intValue() == 0 ? "" : messages.text("service.unlinked", count));
            visible(unlinked, count.intValue() > 0);
        });
        // Kept in a field: the list returned by the model is a wrapper that is only weakly referenced.
        openings = model.badOpenings();
        subscriptions.onChange(openings, this::showBadOpenings);
        showBadOpenings();
        KeyScopes.mark(editor, Action.Scope.SERVICE_EDITOR);
        editor.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    @FXML
    void save() {
        model.save();
        for (ServiceField field : ServiceField.values()) {
            FieldNotes note = notes.get(field);
            if (note != null && model.theirsProperty().get().containsKey(field)) {
                note.focusChoice();
                return;
            }
            if (model.problemsProperty().get().containsKey(field)) {
                focus(input(field));
                return;
            }
        }
    }

    @FXML
    void revert() {
        model.revert();
    }

    @FXML
    void retry() {
        model.retry();
    }

    @FXML
    void link() {
        model.link();
    }

    @FXML
    void stop() {
        model.stop();
    }

    private void key(KeyEvent event) {
        if (Action.SAVE.matches(event)) {
            save();
            event.consume();
        } else if (Action.REVERT.matches(event) && model.dirtyProperty().get()) {
            // Without changes the key is not consumed, and the window closes the panel.
            revert();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && active.isFocused()) {
            save();
            event.consume();
        }
    }

    private void bindList() {
        // A copy, so that the model's list does not reference a replaced list view.
        list.getItems().setAll(model.entries());
        list.setCellFactory(cells -> new EntryCell(model, messages, subscriptions));
        list.getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null) {
                model.select(entry.code());
            }
        });
        // Otherwise the list view consumes Enter.
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                focus(duration);
                event.consume();
            }
        });
        subscriptions.onChange(model.entries(), () -> {
            list.getItems().setAll(model.entries());
            fitList();
            // The selected service is selected again by its code, as its position may have changed.
            String chosen = code.getText();
            model.entries().stream()
                    .filter(entry -> entry.code().equals(chosen))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        });
        fitList();
    }

    private void fitList() {
        long waiting =
                model.entries().stream().filter(Entry.Waiting.class::isInstance).count();
        int lines = Math.max(1, Math.min(MOST_LINES, model.entries().size()));
        double section = waiting > 0 ? EntryCell.SECTION : 0;
        list.setPrefHeight(lines * EntryCell.LINE + section + 2);
        list.setMinHeight(Math.min(lines, FEWEST_LINES) * EntryCell.LINE + 2);
    }

    private void chosen(Optional<Entry> entry) {
        form.setDisable(entry.isEmpty());
        code.setText(entry.map(Entry::code).orElse(""));
        hint.setText(
                switch (entry.orElse(null)) {
                    case Entry.Existing existing -> messages.text("service.hint");
                    case Entry.Waiting waiting ->
                        waiting.type().waiting() == 0
                                ? messages.text("service.hint-set-up-none")
                                : messages.text(
                                        "service.hint-set-up", waiting.type().waiting());
                    case null -> "";
                });
        showSave();
        entry.ifPresent(chosen -> list.getSelectionModel().select(chosen));
    }

    private void showSave() {
        boolean waiting = model.selectedProperty().get().orElse(null) instanceof Entry.Waiting;
        save.setText(messages.text(
                model.busyProperty().get() ? "service.saving" : waiting ? "service.set-up" : "service.save"));
    }

    private void bindShares() {
        spanDuration
                .prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> span.getWidth() * share(),
                        span.widthProperty(),
                        duration.textProperty(),
                        buffer.textProperty()));
        spanBuffer
                .prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> span.getWidth() * (1 - share()),
                        span.widthProperty(),
                        duration.textProperty(),
                        buffer.textProperty()));
    }

    private double share() {
        int treatment = ServiceProblems.minutes(duration.getText()).orElse(1);
        int after = ServiceProblems.minutes(buffer.getText()).orElse(0);
        return treatment == 0 ? 1 : (double) treatment / (treatment + after);
    }

    private void showSpan() {
        OptionalInt treatment = ServiceProblems.minutes(duration.getText());
        OptionalInt after = ServiceProblems.minutes(buffer.getText());
        boolean valid = treatment.isPresent()
                && after.isPresent()
                && model.problemsProperty().get().keySet().stream().allMatch(ServiceField.NAME::equals);
        visible(spanGroup, valid);
        if (valid) {
            int minutes = treatment.getAsInt();
            int tail = after.getAsInt();
            spanText.setText(
                    tail == 0
                            ? messages.text("service.span-no-buffer", minutes)
                            : messages.text("service.span", minutes, tail, minutes + tail));
            mark(spanBuffer, "none", tail == 0);
            mark(spanDuration, "alone", tail == 0);
        }
    }

    private FieldNotes notes(ServiceField field) {
        FieldNotes fieldNotes = new FieldNotes(
                messages.text(labelKey(field)),
                messages.text("service.take-theirs"),
                messages.text("service.keep-mine"),
                () -> {
                    model.takeTheirs(field);
                    input(field).requestFocus();
                },
                () -> {
                    model.keepMine(field);
                    input(field).requestFocus();
                });
        notes.put(field, fieldNotes);
        return fieldNotes;
    }

    private void showNotes() {
        notes.forEach((field, note) -> {
            String problem = model.problemsProperty().get().getOrDefault(field, "");
            note.show(
                    problem.isEmpty() ? "" : messages.text("service.problem." + problem),
                    about("service.taken", field, model.takenProperty().get().get(field)),
                    about("service.theirs", field, model.theirsProperty().get().get(field)));
            mark(input(field), "problem", !problem.isEmpty());
        });
        showSpan();
    }

    private String about(String key, ServiceField field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return messages.text(
                key,
                switch (field) {
                    case NAME -> messages.text("service.value-name", value);
                    case DURATION, BUFFER -> messages.text("service.value-minutes", value);
                    case ACTIVE ->
                        messages.text(Boolean.parseBoolean(value) ? "service.value-active" : "service.value-inactive");
                },
                messages.text(labelKey(field)));
    }

    private static String labelKey(ServiceField field) {
        return switch (field) {
            case NAME -> "service.name";
            case DURATION -> "service.duration";
            case BUFFER -> "service.buffer";
            case ACTIVE -> "service.booking";
        };
    }

    private Node input(ServiceField field) {
        return switch (field) {
            case NAME -> name;
            case DURATION -> duration;
            case BUFFER -> buffer;
            case ACTIVE -> active;
        };
    }

    private void show(ReadOnlyObjectProperty<Text> text, Label label, Node around) {
        subscriptions.onValue(text, what -> {
            label.setText(messages.text(what));
            visible(around, !what.isEmpty());
        });
    }

    private static void focus(Node node) {
        node.requestFocus();
        if (node instanceof TextField field) {
            field.selectAll();
        }
    }

    private static void mark(Node node, String styleClass, boolean on) {
        if (on != node.getStyleClass().contains(styleClass)) {
            if (on) {
                node.getStyleClass().add(styleClass);
            } else {
                node.getStyleClass().remove(styleClass);
            }
        }
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
