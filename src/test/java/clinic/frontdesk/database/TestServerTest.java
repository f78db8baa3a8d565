package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TestServerTest {

    @Test
    void dataSurvivesAKillAndIsDeletedOnClosing() throws Exception {
        String data;
        try (TestServer server = TestServer.start(14)) {
            TestDatabase database = server.empty().run("CREATE TABLE kept (n integer); INSERT INTO kept VALUES (7)");
            data = value(database, "SHOW data_directory");
            try (Connection cut = database.connect();
                    Statement statement = cut.createStatement()) {
                server.kill();
                assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
            }

            server.start();

            assertThat(value(database, "SELECT n FROM kept")).isEqualTo("7");
            assertThat(value(database.copy(), "SELECT n FROM kept")).isEqualTo("7");
            assertThat(value(server.legacy(), "SELECT count(*) FROM reservations"))
                    .isEqualTo("0");
        }
        assertThat(Path.of(data).getParent()).doesNotExist();
    }

    @Test
    void aStandbyIsReadOnly() throws Exception {
        try (TestServer server = TestServer.start(18)) {
            TestDatabase database = server.empty().run("CREATE TABLE kept (n integer)");
            try (TestServer standby = server.standby()) {
                TestDatabase copy = TestDatabase.at(standby.port(), database.name());
                assertThat(value(copy, "SELECT count(*) FROM kept")).isEqualTo("0");
                assertThatThrownBy(() -> copy.run("INSERT INTO kept VALUES (1)"))
                        .hasMessageContaining("read-only");
                database.run("INSERT INTO kept VALUES (1)");
            }
        }
    }

    private static String value(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
