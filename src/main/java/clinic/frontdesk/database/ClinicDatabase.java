package clinic.frontdesk.database;

import clinic.frontdesk.database.ClinicAddress.Embedded;
import clinic.frontdesk.database.ClinicAddress.Server;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** An open clinic database: a small connection pool for the desk's work, and single connections. */
public final class ClinicDatabase implements AutoCloseable {

    /** The prefix of the application name of every connection of a desk; the rest identifies the process. */
    public static final String PROGRAM = "frontdesk";

    private static final String NAME = PROGRAM + " " + HexFormat.of().toHexDigits(new SecureRandom().nextInt());

    private static final int POOLED = 6;
    private static final long AWAY_AFTER_MILLISECONDS = 5_000;

    private final @Nullable EmbeddedServer server;
    private final DataSource direct;
    private final HikariDataSource pool;

    private ClinicDatabase(@Nullable EmbeddedServer server, DataSource direct, HikariDataSource pool) {
        this.server = server;
        this.direct = direct;
        this.pool = pool;
    }

    /**
     * Opens a clinic's database. An embedded server is started if none is running. A remote server is not contacted
     * yet; if it is unreachable, the first use fails.
     *
     * @throws EmbeddedServerException if the embedded server cannot be started
     */
    public static ClinicDatabase open(ClinicAddress address) {
        return switch (address) {
            case Embedded embedded -> ofEmbedded(EmbeddedServer.open(embedded.folder()));
            case Server remote -> {
                DeskConnections direct = new DeskConnections(direct(remote.url(), System.getenv()));
                yield new ClinicDatabase(null, direct, pool(direct));
            }
        };
    }

    /** Opens a database whose data is deleted on closing. */
    public static ClinicDatabase throwaway() {
        return ofEmbedded(EmbeddedServer.throwaway());
    }

    private static ClinicDatabase ofEmbedded(EmbeddedServer server) {
        PGSimpleDataSource source = new EmbeddedDataSource(server);
        common(source);
        DeskConnections direct = new DeskConnections(source);
        return new ClinicDatabase(server, direct, pool(direct));
    }

    /** jOOQ on the pool. */
    public DSLContext dsl() {
        return DSL.using(pool, SQLDialect.POSTGRES);
    }

    /**
     * jOOQ on connections without the bound of short work, one for each transaction, for reads that may last: of a
     * document or an export.
     */
    public DSLContext longReads() {
        return DSL.using(direct, SQLDialect.POSTGRES);
    }

    /** Creates connections outside of the pool, for locks that live as long as a connection. */
    public DataSource direct() {
        return direct;
    }

    /**
     * Replaces the pooled connections, for example after a lost server: idle ones are broken and would fail on their
     * next use. Connections in use are replaced when they are returned.
     */
    public void renewConnections() {
        @Nullable HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }

    /** Connections to a remote server, with defaults for what its URL does not set. */
    static PGSimpleDataSource direct(String url, Map<String, String> environment) {
        Properties given = Optional.ofNullable(Driver.parseURL(url, new Properties()))
                .orElseThrow(() -> new ClinicAddressException("That is not a JDBC URL of PostgreSQL."));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (PGProperty.USER.getOrDefault(given) == null) {
            source.setUser(Optional.ofNullable(environment.get("PGUSER")).orElse(System.getProperty("user.name")));
        }
        String password = environment.get("PGPASSWORD");
        if (password != null) {
            // If no password is set, the driver reads pgpass.
            source.setPassword(password);
        }
        if (PGProperty.SSL_MODE.getOrDefault(given) == null
                && PGProperty.SSL.getOrDefault(given) == null
                && !local(String.valueOf(PGProperty.PG_HOST.getOrDefault(given)))) {
            source.setSslMode("verify-full");
            Path root = Path.of(System.getProperty("user.home"), ".postgresql", "root.crt");
            if (!Files.exists(root) && PGProperty.SSL_ROOT_CERT.getOrDefault(given) == null) {
                source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
        common(source);
        return source;
    }

    private static boolean local(String hosts) {
        for (String host : hosts.split(",", -1)) {
            String name = host.strip().toLowerCase(Locale.ROOT);
            if (!name.equals("localhost") && !name.startsWith("127.") && !name.equals("[::1]") && !name.equals("::1")) {
                return false;
            }
        }
        return true;
    }

    private static void common(PGSimpleDataSource source) {
        source.setApplicationName(NAME);
        source.setConnectTimeout(5);
        source.setLoginTimeout(5);
        source.setTcpKeepAlive(true);
        // The detail of a server error quotes the row, and exceptions may be logged.
        source.setLogServerErrorDetail(false);
        // Makes the driver send its settings at the start of a session and no SET, which a pooler's server would keep.
        source.setAssumeMinServerVersion("9.0");
    }

    /**
     * Opens its first connection on the first use. A pool that opens one at once would keep retrying beside work that
     * uses single connections only, and its closing waits for that.
     */
    private static HikariDataSource pool(DeskConnections direct) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(direct.bounded());
        pool.setPoolName("desk");
        pool.setMaximumPoolSize(POOLED);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(AWAY_AFTER_MILLISECONDS);
        pool.setValidationTimeout(2_000);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
