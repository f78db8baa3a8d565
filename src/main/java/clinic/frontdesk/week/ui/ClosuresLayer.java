package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.ClosedInterval;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;

/** The closures, each with its reason, and the reasons of the days that are closed all day. */
final class ClosuresLayer extends WeekLayer {

    private final Messages messages;
    private final List<Label> days = new ArrayList<>();
    private final Map<Label, GridSlot> closures = new LinkedHashMap<>();

    ClosuresLayer(Messages messages) {
        this.messages = messages;
        for (int i = 0; i < 7; i++) {
            Label day = styled(new Label(), "closed-name");
            day.setWrapText(true);
            days.add(day);
        }
        getChildren().addAll(days);
    }

    @Override
    void show(Week week) {
        getChildren().removeAll(closures.keySet());
        closures.clear();
        days.forEach(day -> day.setVisible(false));
        for (int i = 0; i < week.days().size(); i++) {
            WeekDay day = week.days().get(i);
            days.get(i).setVisible(day.closed() && day.cards().isEmpty());
            days.get(i).setText(day.closedFor().map(ClosuresLayer::inLines).orElse(messages.text("week.closed")));
            // A day that is closed all day shows it in its column or its header.
            for (ClosedInterval closure : day.closed() ? List.<ClosedInterval>of() : day.closures()) {
                closures.put(
                        styled(new Label(messages.text("week.closure", closure.reason())), "closure"),
                        new GridSlot(day.date(), closure.start(), closure.end()));
            }
        }
        // Before the names of closed days, which may not be covered.
        getChildren().addAll(0, closures.keySet());
    }

    /** A long name is broken where a reader would break it, as in 대체공휴일(부처님오신날·어린이날). */
    static String inLines(String name) {
        return name.replace("(", "\n(").replace("·", "·\n");
    }

    @Override
    void place(Week week, WeekLayout layout) {
        closures.forEach((label, interval) -> cover(layout, label, interval, 1));
        for (int i = 0; i < layout.columns().size(); i++) {
            WeekLayout.DayColumn column = layout.columns().get(i);
            Label day = days.get(i);
            double width = Math.min(Math.ceil(day.prefWidth(-1)), column.width() - 2);
            day.resizeRelocate(
                    Math.rint(column.x() + (column.width() - width) / 2),
                    Math.rint(WeekLayout.HEADER + 18),
                    width,
                    Math.ceil(day.prefHeight(width)));
        }
    }
}
