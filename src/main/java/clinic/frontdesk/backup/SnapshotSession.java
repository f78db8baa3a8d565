package clinic.frontdesk.backup;

import clinic.frontdesk.database.SqlStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PreferQueryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection in one transaction, with settings that make the text of values independent of the login's own. Closing
 * it rolls back what was not committed.
 */
public final class SnapshotSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSession.class);

    /** The text of a value must not depend on the login, and no timeout of the login may end a long read. */
    private static final String SETTINGS = """
        SET LOCAL search_path = '';
        SET LOCAL DateStyle = 'ISO, YMD';
        SET LOCAL IntervalStyle = 'postgres';
        SET LOCAL TimeZone = 'UTC';
        SET LOCAL extra_float_digits = 3;
        SET LOCAL bytea_output = 'hex';
        SET LOCAL xmloption = 'content';
        SET LOCAL quote_all_identifiers = off;
        SET LOCAL row_security = off;
        SET LOCAL check_function_bodies = off;
        SET LOCAL default_tablespace = '';
        SET LOCAL temp_tablespaces = '';
        SET LOCAL statement_timeout = 0;
        SET LOCAL idle_in_transaction_session_timeout = 0;
        SET LOCAL lock_timeout = '10s';
        SELECT pg_catalog.set_config(name, '0', true) FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout'
        """;

    private final Connection connection;
    private final DSLContext dsl;
    private boolean open = true;

    private SnapshotSession(Connection connection) {
        this.connection = connection;
        Settings settings = new Settings().withRenderSchema(true);
        this.dsl = DSL.using(connection, SQLDialect.POSTGRES, settings);
    }

    /** Begins a transaction whose snapshot is taken by its first query. */
    public static SnapshotSession begin(DataSource source) throws SQLException {
        SnapshotSession session = new SnapshotSession(source.getConnection());
        try {
            session.noticeDeath();
            session.connection.setAutoCommit(false);
            session.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            session.run("SET LOCAL temp_buffers = '64MB'");
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** Lets the server end the statement of a killed desk. Not supported on every platform of a server. */
    private void noticeDeath() throws SQLException {
        try {
            run("SET client_connection_check_interval = '5s'");
        } catch (SQLException e) {
            if (!SqlStates.invalidParameterValue(e)) {
                throw e;
            }
        }
    }

    /** Makes the settings; this is the first query of the transaction, and so takes its snapshot. */
    public void fix() throws SQLException {
        run(SETTINGS);
    }

    /** Locks the structure of tables before the snapshot is taken; readers and writers are not blocked. */
    public void hold(List<String> tables) throws SQLException {
        if (!tables.isEmpty()) {
            run("SET LOCAL lock_timeout = '10s'; LOCK TABLE ONLY " + String.join(", ONLY ", tables)
                    + " IN ACCESS SHARE MODE");
        }
    }

    public DSLContext dsl() {
        return dsl;
    }

    public CopyManager copying() throws SQLException {
        return copying(connection);
    }

    public static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getCopyAPI();
    }

    /**
     * Runs a text of statements unchanged. The driver would split it at semicolons, also at those within a function
     * body in standard SQL; sent as a whole, the server splits it.
     */
    public void run(String statements) throws SQLException {
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        PreferQueryMode usual = executor.getPreferQueryMode();
        executor.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try (Statement one = connection.createStatement()) {
            one.setEscapeProcessing(false);
            one.execute(statements);
        } finally {
            executor.setPreferQueryMode(usual);
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A transaction did not roll back", e);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection did not close", e);
        }
    }
}
