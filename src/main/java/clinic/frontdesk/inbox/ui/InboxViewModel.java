package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxSource;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The reservations that need a person: unconfirmed web requests, and flagged reservations. */
public final class InboxViewModel implements LiveListener {

    private final InboxSource source;
    private final Latest reading;
    private final ObservableList<InboxItem> unconfirmed = FXCollections.observableArrayList();
    private final ObservableList<InboxItem> attention = FXCollections.observableArrayList();
    private final ObservableList<UnreadableClosure> closures = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ShownCapacity> capacity = new ReadOnlyObjectWrapper<>();
    private final BackgroundTasks tasks;
    private final CapacityRemedy remedy;
    private Consumer<InboxItem> onChosen = item -> {};

    /** Gives the openings a capacity. Blocks. */
    @FunctionalInterface
    public interface CapacityRemedy {
        void raiseTo(int capacity);
    }

    private record Lists(
            List<InboxItem> unconfirmed,
            List<InboxItem> attention,
            List<UnreadableClosure> closures,
            Optional<ShownCapacity> capacity) {}

    public InboxViewModel(InboxSource source, CapacityRemedy remedy, BackgroundTasks tasks) {
        this.source = source;
        this.remedy = remedy;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
    }

    /** Reloads both lists if they have been shown. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        if (loaded.get()) {
            load();
        }
    }

    /** Reloads both lists if they have been shown, after a change made at this desk. */
    public void reload() {
        if (loaded.get()) {
            load();
        }
    }

    /** Loads both lists. */
    public void load() {
        reading.run(
                () -> new Lists(
                        source.unconfirmed(), source.attention(), source.unreadableClosures(), source.capacity()),
                both -> {
                    notice.set(Text.NONE);
                    unconfirmed.setAll(both.unconfirmed());
                    attention.setAll(both.attention());
                    closures.setAll(both.closures());
                    capacity.set(both.capacity().orElse(null));
                    loaded.set(true);
                },
                failure -> notice.set(failure.text()));
    }

    /** Lets the openings have as many patients at once as the bookings show, and loads both lists again. */
    public void raiseCapacity() {
        ShownCapacity shown = capacity.get();
        if (shown != null) {
            capacity.set(null);
            tasks.run(
                    () -> {
                        remedy.raiseTo(shown.needed());
                        return shown.needed();
                    },
                    raised -> load(),
                    failure -> {
                        notice.set(failure.text());
                        capacity.set(shown);
                    });
        }
    }

    /** What the coming reservations show about the clinic's capacity; null where the openings fit. */
    public ReadOnlyObjectProperty<@Nullable ShownCapacity> capacityProperty() {
        return capacity.getReadOnlyProperty();
    }

    /** Chooses a reservation, to be shown in the week. */
    public void choose(InboxItem item) {
        onChosen.accept(item);
    }

    public void setOnChosen(Consumer<InboxItem> handler) {
        onChosen = handler;
    }

    public ObservableList<InboxItem> unconfirmed() {
        return unconfirmed;
    }

    public ObservableList<InboxItem> attention() {
        return attention;
    }

    /** The website's closures that close nothing, because they cannot be read. */
    public ObservableList<UnreadableClosure> closures() {
        return closures;
    }

    /** A failure in one sentence; empty without one. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }
}
