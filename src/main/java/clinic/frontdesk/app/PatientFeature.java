package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.patient.PatientDirectory;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Task;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * The index of patients of an open desk: follows the reservations, whoever writes them, and what other desks have indexed.
 * Changes of the days that the week watches are followed at once, those of any other day within a second.
 */
final class PatientFeature implements LiveListener {

    private static final Duration TICK = Duration.millis(500);

    /** Ticks without a try after a failure. */
    private static final int TICKS_OF_REST = 10;

    private final PatientIndexer indexer;
    private final PatientDirectory directory;
    private final BackgroundTasks tasks;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Timeline timeline = new Timeline(new KeyFrame(TICK, event -> tick()));
    private Task running = Task.ENDED;
    private boolean following;
    private boolean again;
    private int rest;

    /** @param clock the clinic's clock */
    PatientFeature(ClinicDatabase database, BackgroundTasks tasks, Clock clock) {
        this.indexer = new PatientIndexer(database.dsl());
        this.directory = new PatientDirectory(database.dsl(), () -> LocalDate.now(clock));
        this.tasks = tasks;
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    PatientSearch search() {
        return directory;
    }

    /** Adds a listener that is called on the JavaFX thread when the index has changed. */
    Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void start() {
        timeline.play();
        follow();
    }

    void stop() {
        timeline.stop();
        running.stop();
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        follow();
    }

    private void tick() {
        if (rest > 0) {
            rest--;
        } else {
            follow();
        }
    }

    private void follow() {
        if (following) {
            again = true;
            return;
        }
        following = true;
        again = false;
        running = tasks.runStoppable(this::refresh, this::refreshed, failure -> {
            following = false;
            // The week shows that the database is unreachable.
            rest = TICKS_OF_REST;
        });
    }

    private boolean refresh(BooleanSupplier stop) {
        indexer.run(stop);
        return directory.refresh();
    }

    private void refreshed(boolean changed) {
        following = false;
        if (changed) {
            listeners.forEach(Runnable::run);
        }
        if (again) {
            follow();
        }
    }
}
