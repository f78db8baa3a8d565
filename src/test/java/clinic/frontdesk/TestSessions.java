package clinic.frontdesk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * A database's sessions, kept for the next statement. A new session starts a process on the server and compiles our
 * functions in it, which costs a test more than its statements do.
 */
final class TestSessions implements ConnectionProvider {

    /** Idle sessions over all databases, the longest idle first; a test's process opens hundreds of databases. */
    private static final Deque<Idle> IDLE = new ArrayDeque<>();

    private static final int MOST_IDLE = 24;
    private static final int VALIDATION_SECONDS = 5;

    private final String url;

    TestSessions(String url) {
        this.url = url;
    }

    private record Idle(String url, Connection connection) {}

    @Override
    public Connection acquire() {
        try {
            for (Connection idle = takeIdle(); idle != null; idle = takeIdle()) {
                if (idle.isValid(VALIDATION_SECONDS)) {
                    return idle;
                }
                idle.close();
            }
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new DataAccessException("No session on " + url, e);
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            if (!connection.isClosed() && fresh(connection)) {
                keep(connection);
            } else {
                connection.close();
            }
        } catch (SQLException e) {
            throw new DataAccessException("The session cannot be released", e);
        }
    }

    /** Ends the database's idle sessions: nobody may be connected to a template, and settings hold for new sessions. */
    void closeIdle() throws SQLException {
        for (Connection idle = takeIdle(); idle != null; idle = takeIdle()) {
            idle.close();
        }
    }

    /** Puts the session's state back to that of a new one; false if the session is broken. */
    private static boolean fresh(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            statement.execute("RESET SESSION AUTHORIZATION; RESET ALL; SELECT pg_catalog.pg_advisory_unlock_all()");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private @Nullable Connection takeIdle() {
        synchronized (IDLE) {
            for (Iterator<Idle> latestFirst = IDLE.descendingIterator(); latestFirst.hasNext(); ) {
                Idle idle = latestFirst.next();
                if (idle.url().equals(url)) {
                    latestFirst.remove();
                    return idle.connection();
                }
            }
            return null;
        }
    }

    private void keep(Connection connection) throws SQLException {
        List<Connection> tooMany = new ArrayList<>();
        synchronized (IDLE) {
            IDLE.addLast(new Idle(url, connection));
            while (IDLE.size() > MOST_IDLE) {
                tooMany.add(IDLE.removeFirst().connection());
            }
        }
        for (Connection longestIdle : tooMany) {
            longestIdle.close();
        }
    }
}
