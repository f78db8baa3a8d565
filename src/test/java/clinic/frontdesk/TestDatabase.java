package clinic.frontdesk;

import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database for one test, on the PostgreSQL server that all tests of this process share. It is a copy of a template,
 * which takes some tens of milliseconds.
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final int port;
    private final String name;
    private final TestSessions sessions;

    private TestDatabase(int port, String name) {
        this.port = port;
        this.name = name;
        this.sessions = new TestSessions(url());
    }

    /** An existing database of a server on loopback that trusts its superuser {@code postgres}. */
    public static TestDatabase at(int port, String name) {
        return new TestDatabase(port, name);
    }

    /** Creates an empty database. */
    public static TestDatabase empty() {
        return copyOf("template0");
    }

    /** Creates a database of the legacy shape without reservations. */
    public static TestDatabase legacy() {
        return copyOf(Server.INSTANCE.legacy);
    }

    /** Creates a database as the launch on an empty one leaves it: the first service and the first openings. */
    public static TestDatabase upgraded() {
        return copyOf(Server.INSTANCE.upgraded);
    }

    /** Copies the database on the same server; nobody may be connected to it. */
    public TestDatabase copy() {
        endIdleSessions();
        return copyOf(port, name);
    }

    /** Ends the sessions that this class keeps, for a test that waits until nobody is connected. */
    public void endIdleSessions() {
        try {
            sessions.closeIdle();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDBC URL, with user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres&password=postgres";
    }

    /** The port of the server, on loopback. */
    public int port() {
        return port;
    }

    /** The name of the database. */
    public String name() {
        return name;
    }

    /** Creates connections as the server's superuser, with autocommit. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        return source;
    }

    /** jOOQ as the server's superuser, on sessions that are used again. */
    public DSLContext dsl() {
        return DSL.using(sessions, SQLDialect.POSTGRES);
    }

    /** Opens a connection as the server's superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Runs statements, separated by semicolons, in one call. */
    public TestDatabase run(String sql) {
        Connection session = sessions.acquire();
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
            if (sql.contains("ALTER DATABASE")) {
                // The next session shall have the settings.
                sessions.closeIdle();
                session.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            sessions.release(session);
        }
        return this;
    }

    /** Work in a session that is used again. */
    @FunctionalInterface
    public interface SessionWork<T> {
        T in(Connection session) throws SQLException;
    }

    /** Does work in one of the sessions that this class keeps, as the server's superuser, with autocommit. */
    public <T> T inSession(SessionWork<T> work) {
        Connection session = sessions.acquire();
        try {
            return work.in(session);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            sessions.release(session);
        }
    }

    private static TestDatabase copyOf(String template) {
        return copyOf(Server.INSTANCE.postgres.getPort(), template);
    }

    private static TestDatabase copyOf(int port, String template) {
        String name = "test_" + NUMBER.incrementAndGet();
        at(port, "postgres").run("CREATE DATABASE " + name + " TEMPLATE " + template);
        return at(port, name);
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started by the first test that needs it, stopped with the process. */
    private static final class Server {
        static final Server INSTANCE = new Server();

        final EmbeddedPostgres postgres;
        final String legacy = "shape_legacy";
        final String upgraded = "shape_upgraded";

        Server() {
            try {
                Path data = Path.of(
                        "target",
                        "test-server",
                        String.valueOf(ProcessHandle.current().pid()));
                postgres = EmbeddedPostgres.builder()
                        // Deleting hundreds of databases takes longer than the build waits for the tests' process.
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        // It would visit hundreds of databases that no test uses any more.
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("max_wal_size", "2GB")
                        .setServerConfig("checkpoint_timeout", "1h")
                        .start();
                execute(admin(), "CREATE DATABASE " + legacy + " TEMPLATE template0");
                execute(
                        postgres.getJdbcUrl("postgres", legacy),
                        Files.readString(Path.of("sql", "V1__legacy_reservations.sql"), StandardCharsets.UTF_8));
                execute(admin(), "CREATE DATABASE " + upgraded + " TEMPLATE template0");
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(postgres.getJdbcUrl("postgres", upgraded));
                // As a launch leaves it, so that the next launch has nothing to do.
                new Upgrade(source, Databases.PATIENT, UpgradeListener.NONE).run();
            } catch (UpgradeRefusedException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String admin() {
            return postgres.getJdbcUrl("postgres", "postgres");
        }
    }
}
