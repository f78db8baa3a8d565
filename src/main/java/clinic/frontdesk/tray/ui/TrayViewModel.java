package clinic.frontdesk.tray.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.tray.Tray;
import clinic.frontdesk.tray.TrayItem;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The reservations in hand of all desks. Lives on the screen's thread. */
public final class TrayViewModel implements LiveListener {

    private final Tray tray;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final ObservableList<TrayItem> items = FXCollections.observableArrayList();
    private Consumer<Failure> onFailure = failure -> {};
    private Consumer<String> onTaken = id -> {};

    public TrayViewModel(Tray tray, BackgroundTasks tasks) {
        this.tray = tray;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
    }

    /** Reads the tray. */
    public void reload() {
        // What was read last stays while the database is away.
        reading.run(tray::items, items::setAll, failure -> {});
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        // The feed tells of the tray by itself.
    }

    @Override
    public void trayChanged() {
        reload();
    }

    @Override
    public void reconnected() {
        reload();
    }

    /** Parks a reservation. */
    public void park(String reservationId) {
        park(reservationId, () -> {});
    }

    /** Parks a reservation, and then runs something, unless the database cannot be reached. */
    public void park(String reservationId, Runnable done) {
        write(() -> tray.park(reservationId), done);
    }

    /** Takes a reservation out, and leaves it where it is. */
    public void release(String reservationId) {
        write(() -> tray.release(reservationId), () -> {});
    }

    private void write(Callable<Boolean> write, Runnable done) {
        tasks.run(
                write,
                written -> {
                    reload();
                    done.run();
                },
                failure -> onFailure.accept(failure));
    }

    /** Takes a reservation to put it down in the week. */
    public void take(TrayItem item) {
        onTaken.accept(item.reservationId());
    }

    /** The reservation that was parked last. */
    public Optional<String> last() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast().reservationId());
    }

    /** The reservations in hand, the longest parked first. */
    public ObservableList<TrayItem> items() {
        return items;
    }

    public void setOnFailure(Consumer<Failure> handler) {
        onFailure = handler;
    }

    /** Sets the handler called with a reservation that is taken to be put down. */
    public void setOnTaken(Consumer<String> handler) {
        onTaken = handler;
    }
}
