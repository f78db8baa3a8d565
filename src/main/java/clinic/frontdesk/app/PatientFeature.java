package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.patient.PatientCorrections;
import clinic.frontdesk.patient.PatientDirectory;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.patient.PatientPages;
import clinic.frontdesk.patient.PatientRecords;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.UndoablePatients;
import clinic.frontdesk.patientpage.ui.PatientPanelView;
import clinic.frontdesk.patientpage.ui.PatientPanelViewModel;
import clinic.frontdesk.reservation.ReservationNames;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Task;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * The index of patients of an open desk: follows the reservations, whoever writes them, and what other desks have indexed.
 * Changes of the days that the week watches are followed at once, those of any other day within a second.
 */
final class PatientFeature implements LiveListener, PanelFactory {

    private static final Duration TICK = Duration.millis(500);

    /** After the first paint of the week, which reading the whole index would slow down, and before a name is typed. */
    private static final Duration FIRST = Duration.millis(300);

    /** Ticks without a try after a failure. */
    private static final int TICKS_OF_REST = 10;

    private final PatientIndexer indexer;
    private final PatientDirectory directory;
    private final BackgroundTasks tasks;
    private final Actions actions;
    private final PatientPanelViewModel model;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Timeline timeline = new Timeline(new KeyFrame(TICK, event -> tick()));
    private Task running = Task.ENDED;
    private final PauseTransition first = new PauseTransition(FIRST);
    private boolean started;
    private boolean following;
    private boolean again;
    private int rest;

    private Consumer<String> onReservationChosen = id -> {};

    /** @param clock the clinic's clock */
    PatientFeature(ClinicDatabase database, History history, BackgroundTasks tasks, Clock clock, Actions actions) {
        this.indexer = new PatientIndexer(database.dsl());
        this.directory = new PatientDirectory(database.dsl(), () -> LocalDate.now(clock));
        this.tasks = tasks;
        this.actions = actions;
        this.model = new PatientPanelViewModel(
                new PatientPages(database.dsl())::read,
                directory::ofReservation,
                new UndoablePatients(
                        new PatientRecords(database.dsl()),
                        new PatientCorrections(database.dsl(), new ReservationNames()),
                        history),
                tasks);
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    PatientPanelViewModel model() {
        return model;
    }

    /** Sets the handler called with the id of a reservation that is chosen on a patient's page. */
    void setOnReservationChosen(Consumer<String> handler) {
        onReservationChosen = handler;
    }

    @Override
    public Panel create(Messages messages) {
        return new PatientPanelView(model, messages, actions, id -> onReservationChosen.accept(id));
    }

    PatientSearch search() {
        return directory;
    }

    /** Adds a listener that is called on the JavaFX thread when the index has changed. */
    Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Begins to follow the reservations soon. */
    void start() {
        first.setOnFinished(event -> {
            started = true;
            timeline.play();
            follow();
        });
        first.play();
    }

    void stop() {
        first.stop();
        timeline.stop();
        running.stop();
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        if (started) {
            follow();
        }
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
        return !stop.getAsBoolean() && directory.refresh();
    }

    private void refreshed(boolean changed) {
        following = false;
        if (changed) {
            model.refresh();
            listeners.forEach(Runnable::run);
        }
        if (again) {
            follow();
        }
    }
}
