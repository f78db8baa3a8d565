package clinic.frontdesk.patientpage.ui;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientPage;
import clinic.frontdesk.patient.PatientPage.Duplicate;
import clinic.frontdesk.patient.PatientPage.MergedPatient;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.patient.TagStyle;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.FocusKeeper;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A patient's page, as a panel beside the week. */
public final class PatientPanelView implements Panel {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final PatientPanelViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final VisitLines visits;
    private final Consumer<String> openReservation;
    private final Parent root;
    private final Subscriptions subscriptions = new Subscriptions();

    @FXML
    private VBox panel;

    @FXML
    private VBox content;

    @FXML
    private VBox rest;

    @FXML
    private Label name;

    @FXML
    private Button close;

    @FXML
    private Label person;

    @FXML
    private Label figures;

    @FXML
    private FlowPane tags;

    @FXML
    private VBox newTag;

    @FXML
    private TextField tagName;

    @FXML
    private ChoiceBox<String> tagColor;

    @FXML
    private ChoiceBox<String> tagSign;

    @FXML
    private TextArea note;

    @FXML
    private HBox noteButtons;

    @FXML
    private Button correct;

    @FXML
    private VBox correction;

    @FXML
    private TextField newName;

    @FXML
    private Label nameProblem;

    @FXML
    private TextField newPhone;

    @FXML
    private Label phoneProblem;

    @FXML
    private VBox choices;

    @FXML
    private Label choicesTitle;

    @FXML
    private VBox duplicatesPart;

    @FXML
    private VBox duplicates;

    @FXML
    private VBox bookedPart;

    @FXML
    private VBox booked;

    @FXML
    private VBox years;

    @FXML
    private Label noVisits;

    @FXML
    private VBox mergedPart;

    @FXML
    private VBox merged;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    /** @param openReservation opens a reservation by its id */
    public PatientPanelView(
            PatientPanelViewModel model, Messages messages, Actions actions, Consumer<String> openReservation) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.visits = new VisitLines(messages);
        this.openReservation = openReservation;
        this.root = Fxml.load(PatientPanelView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void opened() {
        panel.requestFocus();
    }

    @Override
    public boolean closing() {
        if (model.noteChanged()) {
            model.sayUnsaved();
            note.requestFocus();
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        subscriptions.bindBoth(note.textProperty(), model.noteProperty());
        subscriptions.bindBoth(newName.textProperty(), model.nameProperty());
        subscriptions.bindBoth(newPhone.textProperty(), model.phoneProperty());
        subscriptions.showText(nameProblem, model.nameProblemProperty(), messages);
        subscriptions.showWhile(nameProblem, nameProblem.textProperty().isNotEmpty());
        subscriptions.showText(phoneProblem, model.phoneProblemProperty(), messages);
        subscriptions.showWhile(phoneProblem, phoneProblem.textProperty().isNotEmpty());
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.onValue(model.wrongProperty(), wrong -> notice.pseudoClassStateChanged(DONE, !wrong));
        showWhileEditing(correction, model.correctingProperty(), newName);
        subscriptions.showWhile(correct, model.correctingProperty().not());
        showWhileEditing(newTag, model.addingTagProperty(), tagName);
        subscriptions.onValue(model.pageProperty(), this::show);
        subscriptions.onChange(model.noteProperty(), this::showNoteButtons);
        subscriptions.onChange(model.correctingProperty(), this::showChoices);
        subscriptions.onChange(model.tags(), () -> show(model.pageProperty().get()));
        tagColor.setItems(FXCollections.observableArrayList(TagStyle.COLORS));
        tagColor.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String color) {
                return color == null ? "" : messages.text("patient.color." + color);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        tagColor.setValue("teal");
        tagSign.setItems(FXCollections.observableArrayList(TagStyle.SIGNS));
        tagSign.setValue(TagStyle.SIGNS.getFirst());
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Focus goes to the first field, and back to the panel before the fields vanish. */
    private void showWhileEditing(Node fields, ObservableValue<Boolean> editing, Node first) {
        subscriptions.onValue(editing, now -> {
            if (!now && focusInside()) {
                panel.requestFocus();
            }
            setShown(fields, now);
            if (now) {
                first.requestFocus();
            }
        });
    }

    /** Enter in a field does what the button below it says; Esc leaves the innermost state first. */
    private void pressed(KeyEvent event) {
        if (Action.SAVE_NOTE.matches(event) && model.noteChanged()) {
            event.consume();
            model.saveNote();
        } else if (Action.LEAVE_PATIENT_FIELDS.matches(event) && leave()) {
            event.consume();
            panel.requestFocus();
        }
    }

    private boolean leave() {
        if (model.correctingProperty().get()) {
            model.stopCorrecting();
        } else if (model.addingTagProperty().get()) {
            model.stopAddingTag();
        } else if (model.noteChanged()) {
            model.revertNote();
        } else {
            return false;
        }
        return true;
    }

    /** What is drawn again keeps the focus where it was. */
    private void show(@Nullable PatientPage page) {
        boolean focused = panel.getScene() != null && focusInside();
        FocusKeeper focus = FocusKeeper.of(panel);
        fill(page);
        if (focused && !focusInside() && !focus.restore(panel)) {
            panel.requestFocus();
        }
    }

    /** Whether a node of the panel that is shown has the focus. */
    private boolean focusInside() {
        Scene scene = panel.getScene();
        for (Node node = scene == null ? null : scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (node.equals(panel)) {
                return true;
            }
        }
        return false;
    }

    private void fill(@Nullable PatientPage page) {
        setShown(content, page != null);
        setShown(rest, page != null);
        if (page == null) {
            name.setText("");
            return;
        }
        PatientSummary patient = page.patient();
        name.setText(patient.name());
        person.setText(messages.text("patient.person", patient.phone(), born(patient), gender(patient.gender())));
        figures.setText(figures(patient));
        tags.getChildren()
                .setAll(model.tags().stream().map(tag -> tagButton(tag, page)).toList());
        tags.getChildren().add(addTagButton());
        showNoteButtons();
        rows(
                duplicatesPart,
                duplicates,
                page.duplicates().stream().map(this::duplicate).toList());
        rows(
                bookedPart,
                booked,
                model.coming().stream()
                        .map(visit -> visits.booked(visit, () -> openReservation.accept(visit.reservationId())))
                        .toList());
        List<Node> past = visits.byYear(page.visits());
        years.getChildren().setAll(past);
        setShown(noVisits, past.isEmpty());
        rows(mergedPart, merged, page.parts().stream().map(this::part).toList());
    }

    private String born(PatientSummary patient) {
        return patient.birth() == null
                ? messages.text("patient.no-birth")
                : patient.birth().toString();
    }

    private String gender(Gender gender) {
        return gender.equals(Gender.MALE)
                ? messages.text("panel.male")
                : gender.equals(Gender.FEMALE) ? messages.text("panel.female") : gender.label();
    }

    private String figures(PatientSummary patient) {
        String visited = messages.text("patient.visits", patient.visits());
        return patient.noShows() == 0
                ? visited
                : visited + " · " + messages.text("patient.no-shows", patient.noShows());
    }

    private Node tagButton(PatientTag tag, PatientPage page) {
        ToggleButton button = new ToggleButton(tag.sign() + " " + tag.name());
        button.setId("tag-" + tag.id());
        button.getStyleClass().addAll("tag", "tag-" + tag.color());
        button.setSelected(page.tags().contains(tag));
        button.setOnAction(event -> model.setTag(tag, button.isSelected()));
        return button;
    }

    private Node addTagButton() {
        Button add = new Button(messages.text("patient.add-tag"));
        add.getStyleClass().add("quiet");
        add.setOnAction(event -> model.startAddingTag());
        return add;
    }

    private void showNoteButtons() {
        setShown(noteButtons, model.noteChanged());
    }

    private void showChoices() {
        choices.getChildren()
                .setAll(model.coming().stream()
                        .map(visit -> {
                            CheckBox choice = new CheckBox(visits.line(visit));
                            choice.setSelected(model.isChosen(visit.reservationId()));
                            choice.setOnAction(event -> model.choose(visit.reservationId(), choice.isSelected()));
                            return (Node) choice;
                        })
                        .toList());
        setShown(choicesTitle, !choices.getChildren().isEmpty());
    }

    private Node duplicate(Duplicate duplicate) {
        PatientSummary patient = duplicate.patient();
        return row(
                patient.name() + "  " + patient.phone(),
                born(patient) + " · " + figures(patient) + "\n"
                        + messages.text(
                                switch (duplicate.common()) {
                                    case NAME_AND_PHONE -> "patient.same-name-phone";
                                    case NAME_AND_BIRTH -> "patient.same-name-birth";
                                    case PHONE_AND_BIRTH -> "patient.same-phone-birth";
                                }),
                "patient.merge",
                patient.name(),
                () -> model.merge(duplicate));
    }

    private Node part(MergedPatient part) {
        return row(
                part.name() + "  " + part.phone(),
                messages.text("patient.part", part.reservations()),
                "patient.unmerge",
                part.name(),
                () -> model.unmerge(part));
    }

    private Node row(String first, String second, String action, String of, Runnable run) {
        Label head = new Label(first);
        head.getStyleClass().add("row-name");
        Label line = new Label(second);
        line.getStyleClass().add("secondary-text");
        line.setWrapText(true);
        VBox lines = new VBox(head, line);
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        Button button = new Button(messages.text(action));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(messages.text(action) + ", " + of);
        button.setOnAction(event -> run.run());
        HBox row = new HBox(lines, button);
        row.getStyleClass().add("person-row");
        return row;
    }

    private static void rows(VBox part, VBox list, List<Node> rows) {
        list.getChildren().setAll(rows);
        setShown(part, !rows.isEmpty());
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    void addTag() {
        model.addTag(tagName.getText(), tagColor.getValue(), tagSign.getValue());
        if (!model.addingTagProperty().get()) {
            tagName.clear();
        }
    }

    @FXML
    void saveNote() {
        model.saveNote();
    }

    @FXML
    void revertNote() {
        model.revertNote();
    }

    @FXML
    void calendar() {
        model.askCalendar();
    }

    @FXML
    void startCorrecting() {
        model.startCorrecting();
    }

    @FXML
    void stopCorrecting() {
        model.stopCorrecting();
    }

    @FXML
    void correctNow() {
        model.correct();
    }
}
