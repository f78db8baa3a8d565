package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The dates of a course: each visit is a menu of its day's starts, and goes to the next or previous one by arrow. */
final class CourseView {

    private final CourseViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final BookingPart part;
    private final Parent root;

    @FXML
    private VBox box;

    @FXML
    private TextField count;

    @FXML
    private TextField weeks;

    @FXML
    private VBox visits;

    @FXML
    private Label courseProblem;

    CourseView(BookingFormViewModel form, Messages messages) {
        this.model = form.course();
        this.messages = messages;
        this.part = new BookingPart(form, messages, subscriptions);
        this.root = Fxml.load(CourseView.class, this, messages);
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
        part.add(BookingField.COURSE, count, courseProblem);
        subscriptions.bindBoth(count.textProperty(), model.countProperty());
        subscriptions.bindBoth(weeks.textProperty(), model.weeksProperty());
        subscriptions.showWhile(box, model.onProperty());
        subscriptions.onChange(model.rows(), this::show);
        show();
    }

    private void show() {
        int focused = focusedRow();
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < model.rows().size(); i++) {
            rows.add(row(i, model.rows().get(i)));
        }
        visits.getChildren().setAll(rows);
        if (0 <= focused && focused < rows.size()) {
            rows.get(focused).lookup(".course-start").requestFocus();
        }
    }

    private int focusedRow() {
        for (int i = 0; i < visits.getChildren().size(); i++) {
            Node start = visits.getChildren().get(i).lookup(".course-start");
            if (start != null && start.isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private Node row(int index, CourseVisit visit) {
        Label number = PatientRows.label(String.valueOf(visit.number()), "course-number");
        Label state = PatientRows.label(state(visit), "course-state");
        state.getStyleClass().add(visit.ready() ? "secondary-text" : "field-problem");
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(number);
        if (visit.number() == 1 || visit.booked()) {
            row.getChildren().addAll(PatientRows.label(when(visit), "course-fixed"), state);
        } else {
            row.getChildren().addAll(start(index, visit), state, turn(index, -1), turn(index, 1));
        }
        row.getStyleClass().add("course-visit");
        return row;
    }

    private MenuButton start(int index, CourseVisit visit) {
        MenuButton start = new MenuButton(when(visit));
        start.getStyleClass().add("course-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setAccessibleText(messages.text("course.visit", visit.number(), when(visit)) + " " + state(visit));
        for (Slot slot : visit.optionsOfDay()) {
            MenuItem item = new MenuItem(StartLabels.time(slot.start()));
            item.setOnAction(event -> model.moveTo(index, slot));
            start.getItems().add(item);
        }
        start.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                event.consume();
                model.step(index, event.getCode() == KeyCode.LEFT ? -1 : 1);
            } else if ((event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) && !start.isShowing()) {
                event.consume();
                focusRow(index + (event.getCode() == KeyCode.UP ? -1 : 1));
            }
        });
        return start;
    }

    private void focusRow(int index) {
        if (0 <= index && index < visits.getChildren().size()) {
            Node start = visits.getChildren().get(index).lookup(".course-start");
            if (start != null) {
                start.requestFocus();
            }
        }
    }

    private Button turn(int index, int step) {
        Button turn = new Button(step < 0 ? "‹" : "›");
        turn.getStyleClass().addAll("quiet", "turn");
        turn.setFocusTraversable(false);
        turn.setAccessibleText(messages.text(step < 0 ? "course.earlier" : "course.later"));
        turn.setOnAction(event -> model.step(index, step));
        return turn;
    }

    private String when(CourseVisit visit) {
        Integer minute = visit.minute();
        String day = messages.text("course.day", visit.date());
        return minute == null ? day : day + " " + StartLabels.time(minute);
    }

    private String state(CourseVisit visit) {
        return switch (visit.state()) {
            case AS_WISHED, CHOSEN -> "";
            case ELSEWHERE -> messages.text("course.elsewhere");
            case NONE_FREE -> messages.text("course.none-free");
            case REFUSED -> messages.text("course.refused");
            case BOOKED -> messages.text("course.booked");
        };
    }
}
