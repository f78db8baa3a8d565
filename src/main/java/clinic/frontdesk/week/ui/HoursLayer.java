package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;

/** The hours beside the week, and the names of the folds. */
final class HoursLayer extends WeekLayer {

    /** An hour is hidden where the current time would be closer than these pixels. */
    private static final double HOUR_HEIGHT = 15;

    private final Messages messages;
    private final Map<Integer, Label> hours = new HashMap<>();
    private final List<Label> foldNames = new ArrayList<>();

    HoursLayer(Messages messages) {
        this.messages = messages;
    }

    @Override
    void show(Week week) {
        List<int[]> stretches = WeekLayout.stretches(week);
        showHours(stretches);
        while (foldNames.size() < stretches.size() - 1) {
            Label name = styled(new Label(messages.text("week.lunch")), "fold-name");
            foldNames.add(name);
            getChildren().add(name);
        }
        for (int i = 0; i < foldNames.size(); i++) {
            // Only a fold that begins around noon is lunch.
            boolean lunch = i < stretches.size() - 1
                    && stretches.get(i)[1] >= 11 * 60
                    && stretches.get(i)[1] < 15 * 60;
            foldNames.get(i).setVisible(lunch);
        }
    }

    private void showHours(List<int[]> stretches) {
        Set<Integer> wanted = new HashSet<>();
        for (int[] stretch : stretches) {
            wanted.add(stretch[0]);
            for (int hour = (stretch[0] + 59) / 60 * 60; hour < stretch[1]; hour += 60) {
                if (hour - stretch[0] >= 30) {
                    wanted.add(hour);
                }
            }
        }
        hours.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                getChildren().remove(entry.getValue());
            }
            return gone;
        });
        for (int minute : wanted) {
            hours.computeIfAbsent(minute, at -> {
                Label label = styled(new Label(ClockTime.format(at)), "hour");
                getChildren().add(label);
                return label;
            });
        }
    }

    @Override
    void place(Week week, WeekLayout layout) {
        boolean current = layout.column(week.today()).isPresent();
        double now = layout.yOfTime(minuteNow(week));
        hours.forEach((minute, label) -> {
            double y = layout.y(minute);
            double width = Math.ceil(label.prefWidth(-1));
            label.resizeRelocate(WeekLayout.GUTTER - 8 - width, Math.rint(y) - 8, width, 16);
            label.setOpacity(current && Math.abs(y - now) < HOUR_HEIGHT ? 0 : 1);
        });
        for (int i = 0; i + 1 < layout.bands().size(); i++) {
            Label name = foldNames.get(i);
            double width = Math.ceil(name.prefWidth(-1));
            name.resizeRelocate(
                    WeekLayout.GUTTER - 8 - width, layout.bands().get(i).bottom() - 1, width, 16);
        }
    }
}
