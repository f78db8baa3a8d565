package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.week.Week;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The current time: a bar at the edge of today's column down to it, and the time beside the hours. No part of it is over a
 * card. It stays in sight when the hours are scrolled: at the upper or lower edge, where the time is not shown.
 */
final class NowLayer extends WeekLayer {

    private static final double BAR = 3;
    private static final double DOT = 9;

    private final Region bar = styled(new Region(), "now");
    private final Region dot = styled(new Region(), "now-dot");
    private final Label time = styled(new Label(), "now-time");
    private double scrolled;

    NowLayer() {
        getChildren().addAll(bar, dot, time);
    }

    @Override
    void show(Week week) {
        setVisible(week.day(week.today()).isPresent());
        time.setText(ClockTime.format(minuteNow(week)));
    }

    /** Sets by how many pixels the hours are scrolled. */
    void setScrolled(double pixels) {
        scrolled = pixels;
    }

    @Override
    void place(Week week, WeekLayout layout) {
        layout.column(week.today()).ifPresent(column -> {
            double y = Math.clamp(
                    layout.yOfTime(minuteNow(week)) - scrolled,
                    WeekLayout.HEADER + 1,
                    Math.max(WeekLayout.HEADER + 1, getHeight() - 8));
            bar.resizeRelocate(column.x() - 1, WeekLayout.HEADER, BAR, Math.max(0, y - WeekLayout.HEADER));
            dot.resizeRelocate(Math.rint(column.x() - DOT / 2), Math.rint(y - DOT / 2), DOT, DOT);
            double width = Math.ceil(time.prefWidth(-1));
            time.resizeRelocate(WeekLayout.GUTTER - 6 - width, y - 8, width, 16);
        });
    }
}
