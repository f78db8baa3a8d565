package clinic.frontdesk.walkin.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.ui.Ticking;
import clinic.frontdesk.walkin.WalkInOffer;
import clinic.frontdesk.walkin.WalkInSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who waits for a free place, since when, and what is free for them. Lives on the screen's thread. */
public final class WalkInQueueViewModel implements LiveListener, Ticking {

    private final WalkInSource source;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final Supplier<LocalDateTime> clock;
    private final ObservableList<WalkInRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();
    private List<WalkInOffer> offers = List.of();
    private Consumer<WalkInOffer> onBook = offer -> {};
    private Consumer<Failure> onFailure = failure -> {};

    /**
     * @param clock the clinic's wall clock
     */
    public WalkInQueueViewModel(WalkInSource source, BackgroundTasks tasks, Supplier<LocalDateTime> clock) {
        this.source = source;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
        this.clock = clock;
    }

    /** Reads the queue. What was read last stays while the database is away. */
    @Override
    public void reload() {
        reading.run(
                source::offers,
                read -> {
                    offers = read;
                    tick();
                },
                failure -> {});
    }

    /** Counts the minutes anew. */
    @Override
    public void tick() {
        LocalDateTime now = clock.get();
        List<WalkInRow> counted = offers.stream()
                .map(offer -> new WalkInRow(offer, offer.walkIn().minutesAt(now)))
                .toList();
        if (!counted.equals(rows)) {
            rows.setAll(counted);
        }
        any.set(!rows.isEmpty());
    }

    /** What is free may follow from any change of today, and a booking of another day may end a wait. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        reload();
    }

    @Override
    public void reconnected() {
        reload();
    }

    /** Books a patient of the queue: opens the form, filled in. */
    void book(WalkInRow row) {
        onBook.accept(row.offer());
    }

    /** Takes a patient out of the queue. */
    void remove(WalkInRow row) {
        tasks.run(
                () -> source.remove(row.offer().walkIn().id()),
                removed -> reload(),
                failure -> onFailure.accept(failure));
    }

    ObservableList<WalkInRow> rows() {
        return rows;
    }

    /** Whether anybody stands in the queue. */
    public ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    /** The queue as it was read last. */
    public List<WalkInOffer> offers() {
        return offers;
    }

    /** Sets the handler called with a patient who is to be booked. */
    public void setOnBook(Consumer<WalkInOffer> handler) {
        onBook = handler;
    }

    public void setOnFailure(Consumer<Failure> handler) {
        onFailure = handler;
    }
}
