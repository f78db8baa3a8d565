package clinic.frontdesk.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections for short work. Where the network goes silent, the desk gives up after a while, and the server, which does
 * not hear of that, ends the session and releases its locks. Longer statements, those of an upgrade or a backup, need
 * connections without such a bound.
 */
final class BoundedConnections implements DataSource {

    /** Longer than any wait for a lock of a short statement. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    /** For the server, beside those of every session; they are not supported on all of its platforms. */
    private static final List<String> SETTINGS =
            List.of("SET tcp_user_timeout = '8s'", "SET client_connection_check_interval = '2s'");

    private final DataSource source;

    BoundedConnections(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return bounded(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return bounded(source.getConnection(user, password));
    }

    private static Connection bounded(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Sets the socket's timeout at once, without the executor.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SILENCE.toMillis()));
            for (String setting : SETTINGS) {
                try {
                    statement.execute(setting);
                } catch (SQLException e) {
                    if (!SqlStates.invalidParameterValue(e)) {
                        throw e;
                    }
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
