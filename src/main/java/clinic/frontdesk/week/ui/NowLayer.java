package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.week.Week;
import java.time.LocalDate;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The line at the current time, in today's column, and the time beside it. */
final class NowLayer extends WeekLayer {

    private final Region line = styled(new Region(), "now");
    private final Label time = styled(new Label(), "now-time");

    NowLayer() {
        getChildren().addAll(line, time);
    }

    @Override
    void show(Week week) {
        LocalDate today = week.now().toLocalDate();
        setVisible(week.days().stream().anyMatch(day -> day.date().equals(today)));
        time.setText(ClockTime.format(minuteNow(week)));
    }

    @Override
    void place(Week week, WeekLayout layout) {
        layout.column(week.now().toLocalDate()).ifPresent(column -> {
            double y = layout.yOfTime(minuteNow(week));
            line.resizeRelocate(column.x(), y - 1, column.width(), 2);
            double width = Math.ceil(time.prefWidth(-1));
            time.resizeRelocate(WeekLayout.GUTTER - 6 - width, y - 8, width, 16);
        });
    }
}
