package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.WeekDay;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A day's head: weekday, date, and a bar for each half of the day that says how full it is, or why it is closed. */
final class DayHeader extends Region {

    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final double BAR = 44;

    private final Messages messages;
    private final Label weekday = new Label();
    private final Label number = new Label();
    private final Label reason = new Label();
    private final Map<Period, Region> tracks = new EnumMap<>(Period.class);
    private final Map<Period, Region> fills = new EnumMap<>(Period.class);
    private final Map<Period, Double> fullness = new EnumMap<>(Period.class);

    DayHeader(Messages messages) {
        this.messages = messages;
        getStyleClass().add("day-header");
        weekday.getStyleClass().add("weekday");
        number.getStyleClass().add("day-number");
        reason.getStyleClass().add("closed-reason");
        getChildren().addAll(weekday, number, reason);
        for (Period period : Period.values()) {
            Region track = new Region();
            track.getStyleClass().add("fullness-track");
            Region fill = new Region();
            fill.getStyleClass().add("fullness");
            tracks.put(period, track);
            fills.put(period, fill);
            getChildren().addAll(track, fill);
        }
    }

    void show(WeekDay day, boolean today) {
        weekday.setText(day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, messages.locale()));
        number.setText(Integer.toString(day.date().getDayOfMonth()));
        pseudoClassStateChanged(TODAY, today);
        pseudoClassStateChanged(CLOSED, day.closed());
        fullness.clear();
        day.fullness().forEach((period, value) -> fullness.put(period, value.ratio()));
        fills.forEach(
                (period, fill) -> fill.pseudoClassStateChanged(FULL, fullness.getOrDefault(period, 0.0) >= 0.995));
        reason.setText(day.closedFor().orElse(""));
        setAccessibleText((weekday.getText() + " " + number.getText() + " " + reason.getText()).strip());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double middle = getHeight() / 2 + 2;
        boolean narrow = width < 70;
        double weekdayWidth = Math.ceil(weekday.prefWidth(-1));
        double numberWidth = Math.ceil(number.prefWidth(-1));
        if (narrow) {
            weekday.resizeRelocate(Math.rint((width - weekdayWidth) / 2), 6, weekdayWidth, 18);
            number.resizeRelocate(Math.rint((width - numberWidth) / 2), 22, numberWidth, 24);
        } else {
            weekday.resizeRelocate(8, Math.rint(middle - 10), weekdayWidth, 20);
            number.resizeRelocate(8 + weekdayWidth + 4, Math.rint(middle - 13), numberWidth, 26);
        }
        // Where the bars are on other days: a closed one has none. A narrow one says it in its column.
        double left = 8 + weekdayWidth + 4 + numberWidth + 8;
        reason.setVisible(!narrow && !reason.getText().isEmpty());
        reason.resizeRelocate(left, Math.rint(middle - 10), Math.max(0, width - left - 6), 20);
        boolean roomy = !narrow && width > weekdayWidth + numberWidth + BAR + 26;
        double y = Math.rint(middle) - 5;
        for (Period period : Period.values()) {
            Region track = tracks.get(period);
            Region fill = fills.get(period);
            if (track == null || fill == null) {
                continue;
            }
            Double part = fullness.get(period);
            boolean shown = roomy && part != null;
            track.setVisible(shown);
            fill.setVisible(shown && part != null && part > 0);
            if (shown && part != null) {
                double x = width - BAR - 9;
                track.resizeRelocate(x, y, BAR, 4);
                fill.resizeRelocate(x, y, Math.max(3, Math.rint(BAR * Math.min(1, part))), 4);
            }
            y += 7;
        }
    }
}
