package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.database.DelegatingDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade's connections for statements that leave nothing behind in their session: opening a connection costs more than
 * most of them do. The first use opens the pool; it is opened again when it is used after it was closed.
 */
public final class ReusedConnections extends DelegatingDataSource implements AutoCloseable {

    /** More than an upgrade uses at once. */
    private static final int MOST = 6;

    private static final long WAIT_MILLISECONDS = 10_000;

    private final UpgradeConnections source;
    private @Nullable HikariDataSource pool;

    ReusedConnections(UpgradeConnections source) {
        super(source);
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    private synchronized HikariDataSource pool() throws SQLException {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(source);
            config.setPoolName("upgrade");
            config.setMaximumPoolSize(MOST);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(WAIT_MILLISECONDS);
            try {
                // Opens one connection at once, and fails with the server's own reason.
                pool = new HikariDataSource(config);
            } catch (PoolInitializationException e) {
                throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
            }
        }
        return pool;
    }

    /** Ends the sessions. */
    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection(user, password);
    }
}
