package clinic.frontdesk.live;

import clinic.frontdesk.database.ClinicDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;

/** Passes the change feed on to everything on the screen that shows something of a day. Lives on the screen's thread. */
public final class LiveUpdates implements AutoCloseable {

    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper(true);
    private final ChangeFeed feed;
    private boolean closed;

    /**
     * Begins at once to watch the days from {@code first} to {@code last}, both included.
     *
     * @param onScreen runs what it is given on the screen's thread, one after another
     * @param database watched on a connection of its own; its pool is renewed when it answers again
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
                onScreen.accept(() -> tell(listener -> listener.changed(versions, rules)));
            }

            @Override
            public void lost() {
                onScreen.accept(() -> connected.set(closed));
            }

            @Override
            public void back() {
                database.renewConnections();
                onScreen.accept(() -> {
                    connected.set(true);
                    tell(LiveListener::reconnected);
                });
            }
        });
    }

    private void tell(Consumer<LiveListener> call) {
        if (!closed) {
            listeners.forEach(call);
        }
    }

    /** Adds a listener. */
    public Subscription listen(LiveListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Watches other days from now on, both included. */
    public void watch(LocalDate first, LocalDate last) {
        feed.watch(first, last);
    }

    /** Whether a change made elsewhere shows by itself; true until it is known not to. */
    public ReadOnlyBooleanProperty connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    /** Ends the feed without waiting for it; no listener is called any more. */
    @Override
    public void close() {
        closed = true;
        feed.close();
    }
}
