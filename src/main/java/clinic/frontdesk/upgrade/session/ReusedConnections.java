package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.database.DelegatingDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade's connections for statements that leave nothing behind in their session: opening a connection costs more than
 * most of them do. The first use opens the pool; it is opened again when it is used after it was closed.
 */
public final class ReusedConnections extends DelegatingDataSource implements AutoCloseable {

    /** More than an upgrade uses at once. */
    private static final int MOST = 6;

    private static final long WAIT_MILLISECONDS = 7_000;

    private final UpgradeConnections source;
    private @Nullable HikariDataSource pool;

    ReusedConnections(UpgradeConnections source) {
        super(source);
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        // The pool would go on trying.
        source.checkAnswers();
        try {
            return pool().getConnection();
        } catch (SQLTransientConnectionException e) {
            source.breakOff();
            throw e;
        }
    }

    private synchronized HikariDataSource pool() throws SQLException {
        if (pool == null) {
            // Opened here, it fails at once and with the server's own reason; the pool would retry.
            Connection first = source.getConnection();
            HikariConfig config = new HikariConfig();
            config.setDataSource(new StartingWith(first, source));
            config.setPoolName("upgrade");
            config.setMaximumPoolSize(MOST);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(WAIT_MILLISECONDS);
            config.setInitializationFailTimeout(-1);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    /** Connections of which the first is open already. */
    private static final class StartingWith extends DelegatingDataSource {
        private final AtomicReference<@Nullable Connection> first;
        private final DataSource others;

        StartingWith(Connection first, DataSource others) {
            super(others);
            this.first = new AtomicReference<>(first);
            this.others = others;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection opened = first.getAndSet(null);
            return opened != null ? opened : others.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return others.getConnection(user, password);
        }
    }

    /** Ends the sessions. */
    @Override
    public synchronized void close() {
        if (pool != null) {
            HikariDataSource closing = pool;
            pool = null;
            if (source.answers()) {
                closing.close();
            } else {
                // It waits for the connection that it is just opening.
                Thread.ofVirtual().name("upgrade-pool-closing").start(closing::close);
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection(user, password);
    }
}
