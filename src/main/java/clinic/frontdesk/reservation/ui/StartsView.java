package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The starts of the booking form: six numbered ones, and a field for a date and time as a person says them. */
final class StartsView {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int COLUMNS = 3;
    private static final int NEAR_DAYS = 14;

    private final BookingFormViewModel form;
    private final StartsViewModel model;
    private final Messages messages;
    private final StartLabels labels;
    private final Subscriptions subscriptions = new Subscriptions();
    private final BookingPart part;
    private final Parent root;
    private List<VisitOption> shown = List.of();

    @FXML
    private Button earlier;

    @FXML
    private Button later;

    @FXML
    private GridPane chips;

    @FXML
    private Label note;

    @FXML
    private TextField phrase;

    @FXML
    private ToggleButton morning;

    @FXML
    private ToggleButton afternoon;

    @FXML
    private Label startProblem;

    StartsView(BookingFormViewModel form, Messages messages) {
        this.form = form;
        this.model = form.starts();
        this.messages = messages;
        this.labels = new StartLabels(messages);
        this.part = new BookingPart(form, messages, subscriptions);
        this.root = Fxml.load(StartsView.class, this, messages);
    }

    Parent root() {
        return root;
    }

    BookingPart part() {
        return part;
    }

    void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        part.add(BookingField.START, phrase, startProblem);
        subscriptions.bindBoth(phrase.textProperty(), model.phraseProperty());
        subscriptions.onChange(model.pages().shown(), this::showChips);
        subscriptions.onChange(model.chosenProperty(), this::showChips);
        subscriptions.showWhile(earlier, model.pages().earlierProperty());
        subscriptions.showWhile(later, model.pages().laterProperty());
        subscriptions.showText(note, model.noteProperty(), messages);
        subscriptions.showWhile(note, note.textProperty().isNotEmpty());
        subscriptions.onValue(model.halfProperty(), this::showHalf);
        earlier.setTooltip(new Tooltip(messages.text("booking.turn.help", Action.EARLIER_STARTS.keys())));
        later.setTooltip(new Tooltip(messages.text("booking.turn.help", Action.LATER_STARTS.keys())));
        showChips();
    }

    private void showHalf(@Nullable Period half) {
        morning.setSelected(half == Period.MORNING);
        afternoon.setSelected(half == Period.AFTERNOON);
    }

    private void showChips() {
        // The buttons are kept while the starts are the same, so that focus stays.
        if (!shown.equals(model.pages().shown())) {
            shown = List.copyOf(model.pages().shown());
            chips.getChildren().clear();
            for (int i = 0; i < shown.size(); i++) {
                chips.add(chip(shown.get(i), i + 1), i % COLUMNS, i / COLUMNS);
            }
            chips.setManaged(!shown.isEmpty());
        }
        for (int i = 0; i < shown.size(); i++) {
            chips.getChildren().get(i).pseudoClassStateChanged(SELECTED, model.isChosen(shown.get(i)));
        }
    }

    private Button chip(VisitOption option, int number) {
        boolean follows = option.parts().getFirst().offGrid();
        String when = messages.text(day(option.date()), option.date()) + " " + StartLabels.time(option.start());
        String second = messages.text(note(option.date(), follows), option.date(), number);
        Label below = new Label(second);
        below.getStyleClass().add("chip-note");
        Button chip = new Button();
        chip.setGraphic(new VBox(new Label(when), below));
        chip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        chip.setMaxWidth(Double.MAX_VALUE);
        chip.getStyleClass().addAll("chip", "two-lines", "start-chip");
        chip.setAccessibleText(messages.text(
                follows ? "booking.chip.spoken-follows" : "booking.chip.spoken",
                labels.day(option.date(), form.today()) + " " + StartLabels.time(option.start()),
                number));
        chip.setFocusTraversable(false);
        chip.setOnAction(event -> model.choose(option));
        return chip;
    }

    /** A chip is narrow: a day that is near is told by its weekday or name, another by its date with the weekday below. */
    private String day(LocalDate date) {
        if (date.equals(form.today())) {
            return "booking.chip.today";
        }
        if (date.equals(form.today().plusDays(1))) {
            return "booking.chip.tomorrow";
        }
        return isNear(date) ? "booking.chip.near" : "booking.chip.far";
    }

    private String note(LocalDate date, boolean follows) {
        if (isNear(date)) {
            return follows ? "booking.chip.note-follows" : "booking.chip.note";
        }
        return follows ? "booking.chip.far-note-follows" : "booking.chip.far-note";
    }

    private boolean isNear(LocalDate date) {
        return date.isBefore(form.today().plusDays(NEAR_DAYS));
    }

    /** The start of a focused chip. */
    Optional<VisitOption> optionOf(Node chip) {
        int index = chips.getChildren().indexOf(chip);
        return index < 0 ? Optional.empty() : Optional.of(shown.get(index));
    }

    @FXML
    void earlier() {
        model.turn(-1);
    }

    @FXML
    void later() {
        model.turn(1);
    }

    @FXML
    void morning() {
        model.halfProperty().set(morning.isSelected() ? Period.MORNING : null);
    }

    @FXML
    void afternoon() {
        model.halfProperty().set(afternoon.isSelected() ? Period.AFTERNOON : null);
    }
}
