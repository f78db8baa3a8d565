package clinic.frontdesk.live;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.failure.ErrorReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports changes to the watched days. The counters in the database are authoritative: each day's version, its
 * unchecked writes, and the count of rule changes. A notification, received on the feed's own connection, only triggers
 * an earlier read; without notifications the counters are polled. A connection that broke or does not answer is
 * replaced, and changes missed meanwhile are reported.
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final String CHANNEL = "frontdesk";
    private static final String LISTEN = "LISTEN " + CHANNEL;
    private static final String RULES = "rules";

    /**
     * The longest delay before a change of the watched days, or closing, takes effect while no notification arrives.
     */
    private static final long RECEIVE_TIMEOUT_MILLISECONDS = 50;

    /**
     * The timeouts of a feed, each at least a millisecond.
     *
     * @param poll the longest wait for a notification before the counters are read without one
     * @param answer the longest wait for the server's answer before the connection counts as lost
     * @param firstPause the longest pause before the first attempt to reconnect; doubled after each failure
     * @param longestPause the upper bound of that pause
     */
    public record Pace(Duration poll, Duration answer, Duration firstPause, Duration longestPause) {

        /** Changes are reported within 1 s even without notifications, and a lost connection within 3 s. */
        public static final Pace STANDARD =
                new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    /**
     * Called on the feed's own thread, one call at a time. Data read in a call is at least as new as the reported
     * counters.
     */
    public interface Listener {

        /**
         * Some watched days changed or may have changed: a day is also reported when watching it begins, as data read
         * before may be older.
         *
         * @param versions the changed days with their counters, none if only the rules changed; and the counter of the
         *     rules
         * @param rules whether openings, services or limits changed, which apply to every day
         */
        void changed(DayVersions versions, boolean rules);

        /** What the tray shows changed; also reported once at first. */
        default void trayChanged() {}

        /** A topic changed; each is also reported once at first. */
        default void topicChanged(LiveTopic topic) {}

        /** The database does not answer; nothing is reported until it does. */
        void lost();

        /** The database is reachable again; changes made meanwhile are reported next. */
        void reconnected();
    }

    private record Range(LocalDate first, LocalDate last) {

        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final DataSource source;
    private final Pace pace;
    private final Listener listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("change-feed").factory());

    private volatile Range range;
    private volatile boolean closed;
    private volatile @Nullable Connection current;

    // Used by the feed's thread only.
    private final Map<LocalDate, Long> reported = new HashMap<>();
    private long reportedRules = -1;
    private @Nullable Long reportedTray;
    private final Map<LiveTopic, Long> reportedTopics = new EnumMap<>(LiveTopic.class);
    private boolean disconnected;
    private int failures;

    /**
     * Starts the feed. Every watched day is reported once at first.
     *
     * @param source creates connections, not pooled
     * @param first the first watched day
     * @param last the last watched day, inclusive
     */
    public ChangeFeed(DataSource source, Pace pace, LocalDate first, LocalDate last, Listener listener) {
        this.source = source;
        this.pace = pace;
        this.range = new Range(first, last);
        this.listener = listener;
        thread.execute(this::run);
    }

    /** Watches the days from {@code first} to {@code last}, inclusive, instead. Thread-safe. */
    public void watch(LocalDate first, LocalDate last) {
        range = new Range(first, last);
    }

    /** Ends the feed's thread and connection without waiting for them; nothing more is reported. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        abort(current);
    }

    /** Waits for the feed's thread to end, and returns whether it did. */
    boolean awaitTermination(Duration timeout) throws InterruptedException {
        return thread.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                // Closing the connection would wait for the thread that reads from it.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("A connection could not be aborted");
            }
        }
    }

    private void run() {
        while (!closed) {
            try (Connection connection = source.getConnection()) {
                current = connection;
                if (closed) {
                    return;
                }
                follow(connection);
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    lost(e);
                    pause();
                }
            } finally {
                current = null;
            }
        }
    }

    /** Reads and reports until the connection breaks or the feed is closed. */
    private void follow(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, milliseconds(pace.answer()));
        // A SERIALIZABLE reader could make another client's transaction fail.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LISTEN);
        }
        DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (!closed) {
            Range watched = range;
            DayVersions versions = DayVersions.read(dsl, watched.first(), watched.last());
            Map<LiveTopic, Long> topics = LiveTopic.counts(dsl);
            failures = 0;
            if (disconnected) {
                disconnected = false;
                LOG.info("The change feed reconnected");
                notifyListener(listener::reconnected);
            }
            compare(watched, versions);
            compare(topics);
            await(listening, watched);
        }
    }

    private void compare(Range watched, DayVersions now) {
        reported.keySet().removeIf(day -> !watched.contains(day));
        SortedMap<LocalDate, Long> changed = new TreeMap<>();
        for (LocalDate day = watched.first(); watched.contains(day); day = day.plusDays(1)) {
            Long version = now.on(day);
            if (!version.equals(reported.put(day, version))) {
                changed.put(day, version);
            }
        }
        boolean rules = now.rules() != reportedRules;
        reportedRules = now.rules();
        boolean tray = !Long.valueOf(now.tray()).equals(reportedTray);
        reportedTray = now.tray();
        if (rules || !changed.isEmpty()) {
            notifyListener(() -> listener.changed(new DayVersions(changed, now.rules()), rules));
        }
        if (tray) {
            notifyListener(listener::trayChanged);
        }
    }

    private void compare(Map<LiveTopic, Long> topics) {
        topics.forEach((topic, count) -> {
            if (!count.equals(reportedTopics.put(topic, count))) {
                notifyListener(() -> listener.topicChanged(topic));
            }
        });
    }

    /** Waits until the counters have to be read again. */
    private void await(PGConnection listening, Range watched) throws SQLException {
        long deadline = System.nanoTime() + pace.poll().toNanos();
        while (!closed && range.equals(watched)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            // One read covers all notifications received so far.
            PGNotification[] received = listening.getNotifications((int) Math.min(left, RECEIVE_TIMEOUT_MILLISECONDS));
            if (received != null && concerns(List.of(received), watched)) {
                return;
            }
        }
    }

    private static boolean concerns(List<PGNotification> notifications, Range watched) {
        return notifications.stream().map(PGNotification::getParameter).anyMatch(payload -> {
            try {
                return payload.equals(RULES) || watched.contains(LocalDate.parse(payload));
            } catch (DateTimeParseException e) {
                // A date outside of java.time's range, or another program's payload: an extra read does no harm.
                return true;
            }
        });
    }

    private void lost(Exception failure) {
        failures++;
        if (!disconnected) {
            disconnected = true;
            LOG.info("The change feed lost its connection ({})", SqlStates.of(failure));
            notifyListener(listener::lost);
        }
    }

    private void notifyListener(Runnable call) {
        if (closed) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            // A failing listener must not end the feed.
            LOG.error(
                    "A listener of the change feed failed {}", ErrorReport.of(e).details());
        }
    }

    /** Backoff: doubles with each failure, with jitter, so that desks do not all reconnect at once. */
    private void pause() {
        long longest = pace.longestPause().toMillis();
        long most = Math.min(longest, pace.firstPause().toMillis() << Math.min(failures - 1, 20));
        try {
            TimeUnit.MILLISECONDS.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
