package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The month beside the week: the shown week is highlighted, and a click on a day shows its week. */
public final class MonthView extends VBox {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");
    private static final PseudoClass WEEKEND = PseudoClass.getPseudoClass("weekend");

    private final Messages messages;
    private final DateTimeFormatter spokenDay;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label title = new Label();
    private final List<Button> days = new ArrayList<>();
    private YearMonth month = YearMonth.of(2000, 1);
    private LocalDate monday = LocalDate.of(2000, 1, 3);
    private LocalDate today = monday;

    /** The month of what a model shows, and the way to another of its weeks. */
    public MonthView(WeekViewModel model, Messages messages) {
        this(messages, model::show);
        subscriptions.onValue(model.mondayProperty(), monday -> show(monday, model.todayDate()));
        subscriptions.onChange(
                model.weekProperty(), () -> show(model.mondayProperty().get(), model.todayDate()));
    }

    private MonthView(Messages messages, Consumer<LocalDate> go) {
        this.messages = messages;
        this.spokenDay = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        getStyleClass().add("month");
        title.getStyleClass().add("month-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, turn("‹", "month.previous", -1), turn("›", "month.next", 1));
        head.getStyleClass().add("month-head");
        GridPane grid = new GridPane();
        for (int i = 0; i < 7; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 7);
            column.setHalignment(HPos.CENTER);
            grid.getColumnConstraints().add(column);
            Label name = new Label(DayOfWeek.of(i + 1).getDisplayName(TextStyle.NARROW, messages.locale()));
            name.getStyleClass().add("month-weekday");
            grid.add(name, i, 0);
        }
        for (int i = 0; i < 42; i++) {
            Button day = new Button();
            day.getStyleClass().setAll("month-day");
            day.setMaxWidth(Double.MAX_VALUE);
            day.setFocusTraversable(false);
            int offset = i;
            day.setOnAction(event -> go.accept(first().plusDays(offset)));
            days.add(day);
            grid.add(day, i % 7, 1 + i / 7);
        }
        getChildren().addAll(head, grid);
    }

    private Button turn(String sign, String key, int months) {
        Button button = new Button(sign);
        button.getStyleClass().add("month-turn");
        button.setFocusTraversable(false);
        button.setAccessibleText(messages.text(key));
        button.setOnAction(event -> {
            month = month.plusMonths(months);
            draw();
        });
        return button;
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }

    private void show(LocalDate shownMonday, LocalDate currentDay) {
        // The month that most of the week lies in.
        month = YearMonth.from(shownMonday.plusDays(3));
        monday = shownMonday;
        today = currentDay;
        draw();
    }

    private void draw() {
        title.setText(messages.text("month.title", month.atDay(1)));
        for (int i = 0; i < days.size(); i++) {
            LocalDate date = first().plusDays(i);
            Button day = days.get(i);
            day.setText(Integer.toString(date.getDayOfMonth()));
            day.setAccessibleText(spokenDay.format(date));
            boolean inWeek = !date.isBefore(monday) && date.isBefore(monday.plusDays(7));
            day.pseudoClassStateChanged(SHOWN, inWeek);
            day.pseudoClassStateChanged(TODAY, date.equals(today));
            day.pseudoClassStateChanged(OTHER, !YearMonth.from(date).equals(month));
            day.pseudoClassStateChanged(WEEKEND, date.getDayOfWeek().getValue() > 5);
        }
    }

    private LocalDate first() {
        return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
