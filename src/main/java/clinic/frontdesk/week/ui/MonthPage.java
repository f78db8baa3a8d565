package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.Month;
import clinic.frontdesk.week.MonthDay;
import java.net.URL;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/**
 * A month in place of the week: for each day how many are booked and how full it is. Arrows go from day to day, past the
 * month's edge too; a click or Enter shows the day.
 */
final class MonthPage extends GridPane {

    private final MonthViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final List<MonthPageDay> days = new ArrayList<>();

    MonthPage(MonthViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("month-page");
        URL sheet = Objects.requireNonNull(MonthPage.class.getResource("month.css"));
        getStylesheets().add(sheet.toExternalForm());
        setAccessibleText(messages.text("month.accessible"));
        RowConstraints names = new RowConstraints();
        getRowConstraints().add(names);
        for (int i = 0; i < 7; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 7);
            getColumnConstraints().add(column);
            Label name = new Label(DayOfWeek.of(i + 1).getDisplayName(TextStyle.SHORT, messages.locale()));
            name.getStyleClass().add(i == 6 ? "month-sunday" : "month-weekday");
            add(name, i, 0);
        }
        for (int week = 0; week < Month.DAYS / 7; week++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(96.0 / 6);
            row.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(row);
        }
        for (int i = 0; i < Month.DAYS; i++) {
            MonthPageDay day = new MonthPageDay(messages);
            day.setOnAction(event -> model.open(day.date()));
            DayZone.install(day, day::date);
            days.add(day);
            add(day, i % 7, 1 + i / 7);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        subscriptions.onChange(model.shownProperty(), this::draw);
        subscriptions.onChange(model.monthProperty(), this::draw);
        subscriptions.onValue(model.dayProperty(), day -> draw());
    }

    private void key(KeyEvent event) {
        Actions.of(event, Action.Scope.WEEK).ifPresent(action -> {
            int step = switch (action) {
                case SLOT_LEFT -> -1;
                case SLOT_RIGHT -> 1;
                case SLOT_UP -> -7;
                case SLOT_DOWN -> 7;
                default -> 0;
            };
            if (step != 0) {
                model.go(model.dayProperty().get().plusDays(step));
                focusDay();
                event.consume();
            } else if (action == Action.CHOOSE_SLOT) {
                model.open(model.dayProperty().get());
                event.consume();
            }
        });
    }

    /** Focuses the entered day. */
    void focusDay() {
        LocalDate wanted = model.dayProperty().get();
        days.stream().filter(day -> day.date().equals(wanted)).findFirst().ifPresent(MonthPageDay::requestFocus);
    }

    /** Removes its subscriptions; it is not shown again. */
    void close() {
        subscriptions.close();
    }

    private void draw() {
        YearMonth month = model.shownProperty().get();
        Map<LocalDate, MonthDay> known = MonthView.known(model);
        for (int i = 0; i < days.size(); i++) {
            LocalDate date = model.first().plusDays(i);
            days.get(i)
                    .show(
                            date,
                            known.get(date),
                            date.equals(model.today()),
                            YearMonth.from(date).equals(month));
        }
    }
}
