package clinic.frontdesk.live;

import static clinic.frontdesk.tables.frontdesk.Tables.DAY_GUARD;
import static clinic.frontdesk.tables.frontdesk.Tables.RULES_CHANGE;
import static clinic.frontdesk.tables.frontdesk.Tables.UNCHECKED_WRITE;

import clinic.frontdesk.database.DatabaseFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what anybody changed of some days. The truth is read from the database: each day's version, its unchecked
 * writes, and how often the rules were changed. A notification, heard on a connection of this feed's own, only says that
 * it is worth reading now; without one it is read each few seconds. A connection that broke, or from which nothing comes
 * any more, is replaced, and what was missed meanwhile is told.
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final String CHANNEL = "frontdesk";
    private static final String LISTEN = "LISTEN " + CHANNEL;
    private static final String RULES = "rules";

    /** How soon other days are asked for, or the end, while nothing is heard. */
    private static final long GLANCE_MILLISECONDS = 50;

    /**
     * How fast a feed is.
     *
     * @param poll how long it waits for a notification before it reads the truth without one; at least a millisecond
     * @param answer how long it waits for the server's answer before the connection counts as lost; the same
     * @param firstPause how long it waits at most before it connects again; twice as long after each failure
     * @param longestPause the longest that it waits
     */
    public record Pace(Duration poll, Duration answer, Duration firstPause, Duration longestPause) {

        /** A change is seen within 2 s even where no notification comes, and a lost connection within 3. */
        public static final Pace STANDARD =
                new Pace(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    /** Is told on the feed's own thread, one call after another. What it then reads is never older than what it was told. */
    public interface Listener {

        /**
         * Some of the watched days changed, or may have: a day is told too when it begins to be watched, as what was
         * read of it before may be older.
         *
         * @param days those days, in order; may be empty where the rules changed
         * @param rules whether openings, services or limits changed, which hold for every day
         */
        void changed(SortedSet<LocalDate> days, boolean rules);

        /** The database is out of reach; nothing is told until it is back. */
        void lost();

        /** It is back; what changed meanwhile is told next. */
        void back();
    }

    /** What the database says of the watched days: whatever changes only grows. */
    private record Truth(Map<LocalDate, Long> days, long rules) {}

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

    // Known to the feed's thread alone.
    private final Map<LocalDate, Long> told = new HashMap<>();
    private long toldRules = -1;
    private boolean away;
    private int failures;

    /**
     * Begins to watch. At first every day is told.
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

    /** Ends its thread and its connection, without waiting for them; nothing new is told. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        abort(current);
    }

    /** Whether its thread ended, waited for. */
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
            Truth truth = read(dsl, watched);
            failures = 0;
            if (away) {
                away = false;
                LOG.info("The change feed is back");
                tell(listener::back);
            }
            compare(watched, truth);
            await(notified, watched);
        }
    }

    private static Truth read(DSLContext dsl, Range watched) {
        Map<LocalDate, Long> days = new HashMap<>();
        long[] rules = {0};
        dsl.select(DAY_GUARD.DAY, DAY_GUARD.VERSION)
                .from(DAY_GUARD)
                .where(DAY_GUARD.DAY.between(watched.first(), watched.last()))
                .unionAll(DSL.select(UNCHECKED_WRITE.DAY, DSL.count().cast(SQLDataType.BIGINT))
                        .from(UNCHECKED_WRITE)
                        .where(UNCHECKED_WRITE.DAY.between(watched.first(), watched.last()))
                        .groupBy(UNCHECKED_WRITE.DAY))
                .unionAll(DSL.select(
                                DSL.castNull(SQLDataType.LOCALDATE), DSL.count().cast(SQLDataType.BIGINT))
                        .from(RULES_CHANGE))
                // Closures that could not tell which days they changed.
                .unionAll(DSL.select(
                                DSL.castNull(SQLDataType.LOCALDATE), DSL.count().cast(SQLDataType.BIGINT))
                        .from(UNCHECKED_WRITE)
                        .where(UNCHECKED_WRITE.RESERVATION_ID.eq(DSL.inline(""))))
                .forEach(row -> {
                    if (row.value1() == null) {
                        rules[0] += row.value2();
                    } else {
                        days.merge(row.value1(), row.value2(), Long::sum);
                    }
                });
        return new Truth(days, rules[0]);
    }

    private void compare(Range watched, Truth truth) {
        told.keySet().removeIf(day -> !watched.holds(day));
        SortedSet<LocalDate> changed = new TreeSet<>();
        for (LocalDate day = watched.first(); watched.holds(day); day = day.plusDays(1)) {
            Long version = truth.days().getOrDefault(day, 0L);
            if (!version.equals(told.put(day, version))) {
                changed.add(day);
            }
        }
        boolean rules = truth.rules() != toldRules;
        toldRules = truth.rules();
        if (rules || !changed.isEmpty()) {
            tell(() -> listener.changed(changed, rules));
        }
    }

    /** Waits until the truth is to be read again. */
    private void await(PGConnection notified, Range watched) throws SQLException {
        long due = System.nanoTime() + pace.poll().toNanos();
        while (!closed && range.equals(watched)) {
            long left = TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime());
            if (left <= 0) {
                return;
            }
            // All that wait are answered by one reading.
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
                // A day that no calendar here has, or another's word: reading the truth does no harm.
                return true;
            }
        });
    }

    private void lost(Exception failure) {
        failures++;
        if (!away) {
            away = true;
            LOG.info("The change feed lost its connection ({})", DatabaseFailures.state(failure));
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
            // One who fails to listen must not end the feed for good.
            LOG.error("What the change feed told was not taken", e);
        }
    }

    /** Longer after each failure, and never as long as other desks that lost the same server. */
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
