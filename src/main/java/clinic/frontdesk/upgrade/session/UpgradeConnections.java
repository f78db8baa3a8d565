package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.database.DelegatingDataSource;
import clinic.frontdesk.database.SqlStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The connections of an upgrade. When the desk is killed or the network is cut, the server ends their statements within
 * seconds and releases their locks; the desk breaks them off when the server answers nothing any more. The processes of
 * their sessions are kept.
 */
public final class UpgradeConnections extends DelegatingDataSource {

    /** For all statements but those whose time grows with the size of the tables. */
    private static final String SHORT = "SET statement_timeout = '60s'";

    private static final String UNLIMITED = "SET statement_timeout = 0";

    /** The upgrade's transactions compute between their statements. */
    private static final String IDLE = "; SET idle_in_transaction_session_timeout = '60s'";

    /** Not supported on every platform of a server. */
    private static final String NOTICE_DEATH = "SET client_connection_check_interval = '2s'";

    private enum Purpose {
        SHORT_STATEMENTS,
        LONG_STATEMENTS,
        BUILDING
    }

    private final DataSource source;
    private final Purpose use;
    private final Duration waitForLocks;
    private final Set<Integer> sessions;
    private final SilenceWatch watch;

    /**
     * Connections for short statements.
     *
     * @param waitForLocks the lock timeout of statements that set no shorter one themselves: readers, which block
     *     nobody while they wait
     */
    public UpgradeConnections(DataSource source, Duration waitForLocks) {
        this(source, Purpose.SHORT_STATEMENTS, waitForLocks, ConcurrentHashMap.newKeySet(), new SilenceWatch(source));
    }

    private UpgradeConnections(
            DataSource source, Purpose use, Duration waitForLocks, Set<Integer> sessions, SilenceWatch watch) {
        super(source);
        this.source = source;
        this.use = use;
        this.waitForLocks = waitForLocks;
        this.sessions = sessions;
        this.watch = watch;
    }

    /** The same, for statements whose time grows with the size of the tables. */
    public UpgradeConnections unbounded() {
        return new UpgradeConnections(source, Purpose.LONG_STATEMENTS, waitForLocks, sessions, watch);
    }

    /** The same, for concurrent index builds, which wait for other transactions repeatedly. */
    public UpgradeConnections building() {
        return new UpgradeConnections(source, Purpose.BUILDING, waitForLocks, sessions, watch);
    }

    /** The same, for statements that leave nothing behind in their session. */
    public ReusedConnections reused() {
        return new ReusedConnections(this);
    }

    /**
     * Fails once the server answers nothing any more; a new run needs new connections.
     *
     * @throws SQLException the failure of a lost connection
     */
    void checkAnswers() throws SQLException {
        watch.check();
    }

    /** Whether the server answers, as far as is known. */
    boolean answers() {
        return watch.answers();
    }

    /** Breaks off all connections, and lets no more be made: the server could not be reached for as long as is waited. */
    void breakOff() {
        watch.breakOff();
    }

    /** The server processes of all connections made so far. */
    Integer[] sessions() {
        return sessions.toArray(new Integer[0]);
    }

    @Override
    public Connection getConnection() throws SQLException {
        watch.check();
        return prepared(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        watch.check();
        return prepared(source.getConnection(user, password));
    }

    private Connection prepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            sessions.add(connection.unwrap(PGConnection.class).getBackendPID());
            watch.watch(connection);
            // In one round trip.
            statement.execute((use == Purpose.SHORT_STATEMENTS ? SHORT : UNLIMITED) + IDLE + "; SET lock_timeout = "
                    + (use == Purpose.BUILDING ? 0 : Math.max(1, waitForLocks.toMillis())));
            try {
                statement.execute(NOTICE_DEATH);
            } catch (SQLException e) {
                if (!SqlStates.invalidParameterValue(e)) {
                    throw e;
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
