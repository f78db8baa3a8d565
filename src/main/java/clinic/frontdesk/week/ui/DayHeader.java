package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.WeekDay;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The header of a day: the weekday, the date, and for each half of the day a bar that shows how full it is, or why the day
 * is closed.
 */
final class DayHeader extends Region {

    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
    private static final double BAR = 44;

    private final Messages messages;
    private final Label weekday = new Label();
    private final Label number = new Label();
    private final Label reason = new Label();
    private final Label count = new Label();
    private final Map<Period, FullnessBar> bars = new EnumMap<>(Period.class);

    DayHeader(Messages messages) {
        this.messages = messages;
        getStyleClass().add("day-header");
        weekday.getStyleClass().add("weekday");
        number.getStyleClass().add("day-number");
        reason.getStyleClass().add("closed-reason");
        count.getStyleClass().add("day-count");
        getChildren().addAll(weekday, number, reason, count);
        for (Period period : Period.values()) {
            FullnessBar bar = new FullnessBar();
            bars.put(period, bar);
            getChildren().add(bar);
        }
    }

    void show(WeekDay day, boolean today) {
        weekday.setText(day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, messages.locale()));
        number.setText(Integer.toString(day.date().getDayOfMonth()));
        pseudoClassStateChanged(TODAY, today);
        pseudoClassStateChanged(CLOSED, day.closed());
        bars.forEach((period, bar) -> bar.show(day.fullness().get(period)));
        reason.setText(day.closedFor().orElse(""));
        long people = day.cards().stream()
                .filter(card -> card.status() != DisplayStatus.CANCELLED)
                .count();
        count.setText(people == 0 ? "" : messages.text("week.people", people));
        setAccessibleText(String.join(" ", weekday.getText(), number.getText(), reason.getText(), count.getText())
                .strip());
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
        // In the place of the bars, which a closed day does not have. A narrow day shows the reason in its column.
        double left = 8 + weekdayWidth + 4 + numberWidth + 8;
        reason.setVisible(!narrow && !reason.getText().isEmpty());
        reason.resizeRelocate(left, Math.rint(middle - 10), Math.max(0, width - left - 6), 20);
        boolean roomy = !narrow && width > weekdayWidth + numberWidth + BAR + 26;
        double y = Math.rint(middle) - 5;
        double countWidth = Math.ceil(count.prefWidth(-1));
        count.setVisible(roomy && !count.getText().isEmpty());
        count.resizeRelocate(width - 9 - countWidth, Math.rint(middle) - 19, countWidth, 16);
        if (count.isVisible()) {
            y += 4;
        }
        for (FullnessBar bar : bars.values()) {
            bar.setVisible(roomy);
            bar.resizeRelocate(width - BAR - 9, y, BAR, 4);
            y += 7;
        }
    }
}
