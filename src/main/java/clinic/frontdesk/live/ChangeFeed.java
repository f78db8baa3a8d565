package clinic.frontdesk.live;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.failure.ErrorReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
 * Tells what anybody changed of some days. The truth is read from the database: each day's version, its unchecked
 * writes, and how often the rules were changed. A notification, heard on a connection of this feed's own, only says that
 * it is worth reading now; without one it is read each few seconds. A connection that broke, or from which nothing comes
 * any more, is replaced, and what was missed meanwhile is reported.
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final String CHANNEL = "frontdesk";
    private static final String LISTEN = "LISTEN " + CHANNEL;
    private static final String RULES = "rules";

    /** The longest delay before other days are watched, or the feed ends, while no notification comes. */
    private static final long GLANCE_MILLISECONDS = 50;

    /**
     * The timeouts of a feed, each at least a millisecond.
     *
     * @param poll the longest wait for a notification before the versions are read without one
     * @param answer the longest wait for the server's answer before the connection counts as lost
     * @param firstPause the longest pause before the first attempt to connect again; doubled after each failure
     * @param longestPause the upper bound of that pause
     */
    public record Pace(Duration poll, Duration answer, Duration firstPause, Duration longestPause) {

        /** A change is seen within 2 s even where no notification comes, and a lost connection within 3. */
        public static final Pace STANDARD =
                new Pace(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    /** Is told on the feed's own thread, one call after another. What it then reads is never older than what it was reported. */
    public interface Listener {

        /**
         * Some of the watched days changed, or may have: a day is reported too when it begins to be watched, as what was
         * read of it before may be older.
         *
         * @param versions those days with their counts, none where only the rules changed; and the count of the rules
         * @param rules whether openings, services or limits changed, which hold for every day
         */
        void changed(DayVersions versions, boolean rules);

        /** The database does not answer; nothing is reported until it does. */
        void lost();

        /** The database answers again; what changed meanwhile is reported next. */
        void back();
    }

    private record Range(LocalDate first, LocalDate last) {

        boolean holds(LocalDate day) {
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
    private boolean away;
    private int failures;

    /**
     * Begins to watch. At first every day is reported.
     *
     * @param source new connections, not pooled
     * @param first the first of the watched days
     * @param last the last of them, included
     */
    public ChangeFeed(DataSource source, Pace pace, LocalDate first, LocalDate last, Listener listener) {
        this.source = source;
        this.pace = pace;
        this.range = new Range(first, last);
        this.listener = listener;
        thread.execute(this::run);
    }

    /** Watches other days from now on, both included. May be called from any thread, at any time. */
    public void watch(LocalDate first, LocalDate last) {
        range = new Range(first, last);
    }

    /** Ends its thread and its connection, without waiting for them; nothing new is reported. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        abort(current);
    }

    /** Waits for its thread to end, and tells whether it did. */
    boolean ended(Duration longest) throws InterruptedException {
        return thread.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                // Closing it in order would wait for the thread that reads from it.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("A connection did not let itself be aborted");
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

    /** Until the connection breaks, or this is closed. */
    private void follow(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, milliseconds(pace.answer()));
        // Readers of a stricter level could be what another client's transaction fails by.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LISTEN);
        }
        DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (!closed) {
            Range watched = range;
            DayVersions versions = DayVersions.read(dsl, watched.first(), watched.last());
            failures = 0;
            if (away) {
                away = false;
                LOG.info("The change feed is back");
                tell(listener::back);
            }
            compare(watched, versions);
            await(notified, watched);
        }
    }

    private void compare(Range watched, DayVersions now) {
        reported.keySet().removeIf(day -> !watched.holds(day));
        SortedMap<LocalDate, Long> changed = new TreeMap<>();
        for (LocalDate day = watched.first(); watched.holds(day); day = day.plusDays(1)) {
            Long version = now.on(day);
            if (!version.equals(reported.put(day, version))) {
                changed.put(day, version);
            }
        }
        boolean rules = now.rules() != reportedRules;
        reportedRules = now.rules();
        if (rules || !changed.isEmpty()) {
            tell(() -> listener.changed(new DayVersions(changed, now.rules()), rules));
        }
    }

    /** Waits until the versions are to be read again. */
    private void await(PGConnection notified, Range watched) throws SQLException {
        long due = System.nanoTime() + pace.poll().toNanos();
        while (!closed && range.equals(watched)) {
            long left = TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime());
            if (left <= 0) {
                return;
            }
            // One reading answers all that have arrived.
            PGNotification[] heard = notified.getNotifications((int) Math.min(left, GLANCE_MILLISECONDS));
            if (heard != null && concerns(List.of(heard), watched)) {
                return;
            }
        }
    }

    private static boolean concerns(List<PGNotification> heard, Range watched) {
        return heard.stream().map(PGNotification::getParameter).anyMatch(payload -> {
            try {
                return payload.equals(RULES) || watched.holds(LocalDate.parse(payload));
            } catch (DateTimeParseException e) {
                // A day that no calendar here has, or another program's payload: reading once more does no harm.
                return true;
            }
        });
    }

    private void lost(Exception failure) {
        failures++;
        if (!away) {
            away = true;
            LOG.info("The change feed lost its connection ({})", SqlStates.of(failure));
            tell(listener::lost);
        }
    }

    private void tell(Runnable call) {
        if (closed) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            // A listener that fails must not end the feed.
            LOG.error(
                    "A listener of the change feed failed {}", ErrorReport.of(e).details());
        }
    }

    /** Doubles with each failure, and is random, so that desks that lost the same server do not return at once. */
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
