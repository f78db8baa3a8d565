package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.database.SqlStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks off the connections of an upgrade once the network has gone silent. The duration of many of its statements grows
 * with the tables, so that no socket timeout fits them; instead, the server is asked each second on a connection of its
 * own. Runs on a thread of its own while any of the watched connections is open.
 */
final class SilenceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** With the second between two questions, a silent network is noticed within 6 s, before the pool gives up. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** A connection attempt ends by the driver's own timeout of 5 s. */
    private static final Duration NO_ANSWER = Duration.ofMillis(4_500);

    private final DataSource source;
    private final Set<Connection> watched = ConcurrentHashMap.newKeySet();
    private boolean running;
    private volatile boolean silent;

    SilenceWatch(DataSource source) {
        this.source = source;
    }

    /** Watches a connection until it is closed. */
    synchronized void watch(Connection connection) {
        watched.add(connection);
        if (!running) {
            running = true;
            Thread.ofVirtual().name("upgrade-silence").start(this::run);
        }
    }

    boolean answers() {
        return !silent;
    }

    /**
     * Fails where the network has gone silent: whatever the upgrade would still ask, each question would wait as long.
     *
     * @throws SQLException the failure of a lost connection
     */
    void check() throws SQLException {
        if (silent) {
            throw SqlStates.noAnswer();
        }
    }

    private void run() {
        @Nullable Connection own = null;
        while (anyOpen()) {
            LockSupport.parkNanos(EVERY.toNanos());
            long asked = System.nanoTime();
            try {
                own = answering(own);
            } catch (SQLException e) {
                own = null;
                LOG.info("The server did not answer the upgrade's watch: {}", SqlStates.of(e));
                if (System.nanoTime() - asked >= NO_ANSWER.toNanos()) {
                    breakOff();
                }
            }
        }
        close(own);
    }

    private Connection answering(@Nullable Connection own) throws SQLException {
        Connection connection = own == null ? source.getConnection() : own;
        try (Statement statement = connection.createStatement()) {
            if (own == null) {
                // Sets the socket's timeout at once, without the executor.
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SILENCE.toMillis()));
            }
            statement.execute("SELECT 1");
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
    }

    private synchronized boolean anyOpen() {
        watched.removeIf(SilenceWatch::closed);
        running = !watched.isEmpty();
        return running;
    }

    void breakOff() {
        silent = true;
        for (Connection connection : watched) {
            try {
                // Closes the socket at once, under a statement that waits for its answer.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.info("A connection could not be broken off: {}", SqlStates.of(e));
            }
        }
    }

    private static boolean closed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("The watch's connection was broken already: {}", SqlStates.of(e));
            }
        }
    }
}
