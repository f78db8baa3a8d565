package clinic.frontdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Creates connections to an embedded server, which is started again where it does not answer. */
final class EmbeddedDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1;

    private final transient EmbeddedServer server;

    EmbeddedDataSource(EmbeddedServer server) {
        this.server = server;
        setUrl(server.url());
        setUser(server.user());
        setPassword(server.password());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        try {
            return super.getConnection(user, password);
        } catch (SQLException e) {
            // A server with too many connections runs.
            boolean gone = SqlStates.unreachable(e.getSQLState()) && !SqlStates.tooManyConnections(e.getSQLState());
            Optional<String> url = gone ? server.revive() : Optional.empty();
            if (url.isEmpty()) {
                throw e;
            }
            setUrl(url.get());
            return super.getConnection(user, password);
        }
    }
}
