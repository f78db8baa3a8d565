package clinic.frontdesk.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Creates every connection of the desk, with the desk's {@linkplain SessionSettings settings}. A pooler between desk and
 * server is noticed before anything is set: the settings and locks of the desk would reach other clients' sessions.
 */
final class DeskConnections extends DelegatingDataSource {

    /** Longer than the 5 s for which a short statement waits for a lock, and short enough to be told within 10 s. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    /** How the server notices that a client is gone; not supported on all of its platforms. */
    private static final List<String> LIVENESS =
            List.of("SET tcp_user_timeout = '8s'", "SET client_connection_check_interval = '2s'");

    private final PGSimpleDataSource source;
    private final boolean bounded;

    DeskConnections(PGSimpleDataSource source) {
        this(source, false);
    }

    private DeskConnections(PGSimpleDataSource source, boolean bounded) {
        super(source);
        this.source = source;
        this.bounded = bounded;
    }

    /**
     * The same for short work. Where the network goes silent, the desk gives up after {@link #SILENCE}, and the server,
     * which does not hear of that, ends the session and releases its locks. Longer statements, those of an upgrade or a
     * backup, need connections without such a bound.
     */
    DeskConnections bounded() {
        return new DeskConnections(source, true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return prepared(connected(source::getConnection));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return prepared(connected(() -> source.getConnection(user, password)));
    }

    @FunctionalInterface
    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static Connection connected(Connecting connecting) throws SQLException {
        try {
            return connecting.connect();
        } catch (SQLException e) {
            // PostgreSQL itself accepts the parameters that the driver sends at the start.
            throw SqlStates.protocolViolation(e) ? new PoolerException(e) : e;
        }
    }

    private Connection prepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int limit = connection.getNetworkTimeout();
            limit(connection, Math.toIntExact(SILENCE.toMillis()));
            int process = connection.unwrap(PGConnection.class).getBackendPID();
            int major = connection.getMetaData().getDatabaseMajorVersion();
            String settings = SessionSettings.query(major, process, source.getOptions());
            // Asked twice: one statement may by chance reach the process of the connection's start.
            for (String query : new String[] {SessionSettings.check(process), settings}) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    if (!rows.next()) {
                        throw new PoolerException(null);
                    }
                }
            }
            if (bounded) {
                setLiveness(statement);
            } else {
                limit(connection, limit);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void limit(Connection connection, int milliseconds) throws SQLException {
        // Sets the socket's timeout at once, without the executor.
        connection.setNetworkTimeout(Runnable::run, milliseconds);
    }

    private static void setLiveness(Statement statement) throws SQLException {
        for (String setting : LIVENESS) {
            try {
                statement.execute(setting);
            } catch (SQLException e) {
                if (!SqlStates.invalidParameterValue(e)) {
                    throw e;
                }
            }
        }
    }
}
