package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.Month;
import clinic.frontdesk.week.MonthDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The month beside the week: how full its days are, what is shown highlighted; a click on a day goes there. */
public final class MonthView extends VBox {

    private final MonthViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label title = new Label();
    private final List<MonthDayButton> days = new ArrayList<>();

    public MonthView(MonthViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
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
            name.getStyleClass().add(i == 6 ? "month-sunday" : "month-weekday");
            grid.add(name, i, 0);
        }
        for (int i = 0; i < Month.DAYS; i++) {
            MonthDayButton day = new MonthDayButton(messages, "month-day");
            day.setFocusTraversable(false);
            day.setOnAction(event -> model.go(day.date()));
            DayZone.install(day, day::date);
            days.add(day);
            grid.add(day, i % 7, 1 + i / 7);
        }
        getChildren().addAll(head, grid);
        subscriptions.onChange(model.shownProperty(), this::draw);
        subscriptions.onChange(model.monthProperty(), this::draw);
        subscriptions.onValue(model.dayProperty(), day -> draw());
    }

    private Button turn(String sign, String key, int months) {
        Button button = new Button(sign);
        button.getStyleClass().add("month-turn");
        button.setFocusTraversable(false);
        button.setAccessibleText(messages.text(key));
        button.setOnAction(event -> model.turn(months));
        return button;
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }

    private void draw() {
        YearMonth month = model.shownProperty().get();
        title.setText(messages.text("month.title", month.atDay(1)));
        Map<LocalDate, MonthDay> known = known(model);
        LocalDate shownDay = model.dayProperty().get();
        LocalDate monday = WeekViewModel.mondayOf(shownDay);
        for (int i = 0; i < days.size(); i++) {
            LocalDate date = model.first().plusDays(i);
            boolean shown = model.mode() == CalendarMode.DAY
                    ? date.equals(shownDay)
                    : !date.isBefore(monday) && date.isBefore(monday.plusDays(7));
            days.get(i)
                    .show(
                            date,
                            known.get(date),
                            date.equals(model.today()),
                            YearMonth.from(date).equals(month));
            days.get(i).setShown(date.equals(shownDay) || (shown && model.mode() != CalendarMode.MONTH));
        }
    }

    /** What is known of the days; nothing is said of others. */
    static Map<LocalDate, MonthDay> known(MonthViewModel model) {
        Month read = model.monthProperty().get();
        return read == null
                ? Map.of()
                : read.days().stream().collect(Collectors.toMap(MonthDay::date, Function.identity()));
    }
}
