package clinic.frontdesk.app;

import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Task;
import clinic.frontdesk.ui.Ticking;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Periodic work of an open desk: background maintenance, retries of a week that could not be read, the current-time line, and
 * the minutes of those who wait.
 */
final class Heartbeat {

    private static final Duration TICK = Duration.seconds(5);

    /** Ticks between redraws of the current-time line. */
    private static final int TICKS_A_MINUTE = 12;

    private final Maintenance maintenance;
    private final BackgroundTasks tasks;
    private final WeekViewModel week;
    private final List<? extends Ticking> lists;
    private final Timeline timeline = new Timeline(new KeyFrame(TICK, event -> tick()));
    private boolean maintaining;
    private Task running = Task.ENDED;
    private int ticks;

    Heartbeat(Maintenance maintenance, BackgroundTasks tasks, WeekViewModel week, List<? extends Ticking> lists) {
        this.maintenance = maintenance;
        this.tasks = tasks;
        this.week = week;
        this.lists = lists;
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    void start() {
        timeline.play();
    }

    void stop() {
        timeline.stop();
        running.stop();
    }

    private void tick() {
        ticks++;
        if (!maintaining) {
            maintaining = true;
            // After a failure the next tick tries again. The week shows that the database is unreachable.
            running = tasks.runStoppable(maintenance::run, done -> maintaining = false, failure -> maintaining = false);
        }
        if (week.problemProperty().get() != null || ticks >= TICKS_A_MINUTE) {
            ticks = 0;
            week.reload();
            lists.forEach(Ticking::reload);
        } else {
            lists.forEach(Ticking::tick);
        }
    }
}
