package clinic.frontdesk.live;

import clinic.frontdesk.database.ClinicDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;

/** Forwards the change feed to the listeners on the JavaFX thread. Used on that thread only. */
public final class LiveUpdates implements AutoCloseable {

    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper(true);
    private final ChangeFeed feed;
    private boolean closed;

    /**
     * Starts watching the days from {@code first} to {@code last}, inclusive.
     *
     * @param onScreen runs its argument on the JavaFX thread, in order
     * @param database watched on a connection of its own; its pool is renewed after a reconnection
     */
    public LiveUpdates(
            Consumer<Runnable> onScreen,
            ClinicDatabase database,
            ChangeFeed.Pace pace,
            LocalDate first,
            LocalDate last) {
        feed = new ChangeFeed(database.direct(), pace, first, last, new ChangeFeed.Listener() {
            @Override
            public void changed(DayVersions versions, boolean rules) {
                onScreen.accept(() -> notifyListeners(listener -> listener.changed(versions, rules)));
            }

            @Override
            public void trayChanged() {
                onScreen.accept(() -> notifyListeners(LiveListener::trayChanged));
            }

            @Override
            public void topicChanged(LiveTopic topic) {
                onScreen.accept(() -> notifyListeners(listener -> listener.topicChanged(topic)));
            }

            @Override
            public void lost() {
                onScreen.accept(() -> connected.set(closed));
            }

            @Override
            public void reconnected() {
                database.renewConnections();
                onScreen.accept(() -> {
                    connected.set(true);
                    notifyListeners(LiveListener::reconnected);
                });
            }
        });
    }

    private void notifyListeners(Consumer<LiveListener> call) {
        if (!closed) {
            listeners.forEach(call);
        }
    }

    /** Adds a listener. */
    public Subscription listen(LiveListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Watches the days from {@code first} to {@code last}, inclusive, instead. */
    public void watch(LocalDate first, LocalDate last) {
        feed.watch(first, last);
    }

    /** Whether changes made elsewhere are received; true until the connection is known to be lost. */
    public ReadOnlyBooleanProperty connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    /** Ends the feed without waiting for it; no listener is called afterwards. */
    @Override
    public void close() {
        closed = true;
        feed.close();
    }
}
