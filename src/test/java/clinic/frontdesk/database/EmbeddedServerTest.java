package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.JavaPrograms;
import clinic.frontdesk.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Real servers with a clinic's settings: synced, checksummed, with a password. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedServerTest {

    @TempDir
    Path folder;

    @Test
    void theServerKeepsItsDataAndRequiresAPassword() throws SQLException, IOException {
        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            execute(server, "CREATE TABLE kept (n integer)");
            assertThat(value(server, "SHOW fsync")).isEqualTo("on");
            assertThat(value(server, "SHOW data_checksums")).isEqualTo("on");
            assertThat(value(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(server, "SHOW unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "wrong"))
                    .isInstanceOf(SQLException.class);
            assertThat(DatabaseFailures.classify(connectFailure(server))).isEqualTo(new Failure.NoLogin());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
        try (EmbeddedServer again = EmbeddedServer.open(folder)) {
            assertThat(value(again, "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void twelveUsersShareOneServerAndTheLastOneStopsIt() throws Exception {
        List<EmbeddedServer> servers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<Future<EmbeddedServer>> opening = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                opening.add(threads.submit(() -> EmbeddedServer.open(folder)));
            }
            for (Future<EmbeddedServer> one : opening) {
                servers.add(one.get());
            }
        }
        assertThat(servers)
                .extracting(EmbeddedServer::url)
                .containsOnly(servers.getFirst().url());
        EmbeddedServer last = servers.removeLast();
        servers.forEach(EmbeddedServer::close);
        assertThat(value(last, "SELECT 1")).isEqualTo("1");
        last.close();
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void theServerOfAKilledDeskIsTakenOver() throws Exception {
        Process desk = openedByAnotherProcess();
        String url = desk.inputReader().readLine();
        desk.destroyForcibly().waitFor();
        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            assertThat(server.url()).isEqualTo(url);
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void dataIsDeletedOnceNoDeskUsesIt() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            execute(server, "CREATE TABLE kept (n integer)");
            assertThat(EmbeddedServer.delete(folder)).isFalse();
        }
        Process desk = openedByAnotherProcess();
        assertThat(desk.inputReader().readLine()).isNotEmpty();
        assertThat(EmbeddedServer.delete(folder)).isFalse();
        // Its server keeps running, and is stopped before the data is deleted.
        desk.destroyForcibly().waitFor();

        assertThat(EmbeddedServer.delete(folder)).isTrue();

        assertThat(folder.resolve("data")).doesNotExist();
        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            assertThat(value(server, "SELECT to_regclass('kept') IS NULL")).isEqualTo("t");
        }
    }

    /** Starts a process that opens the server, as another desk would. */
    private Process openedByAnotherProcess() throws IOException {
        List<String> command = new ArrayList<>(JavaPrograms.java());
        command.addAll(List.of(Opener.class.getName(), folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Opens the folder's server, prints its URL and waits. */
    static final class Opener {
        public static void main(String[] arguments) throws IOException {
            EmbeddedServer server = EmbeddedServer.open(Path.of(arguments[0]));
            System.out.println(server.url());
            int ignored = System.in.read();
            server.close();
        }
    }

    @Test
    void anIncompleteFolderAndAStalePidFileAreHandled() throws SQLException, IOException {
        Files.createDirectories(folder.resolve("data/base"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "18\n");
        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            execute(server, "CREATE TABLE kept (n integer)");
        }
        // The id of a live process that is not PostgreSQL, as after a restart of the machine.
        Files.writeString(
                folder.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n0\n1\n\n127.0.0.1\n");
        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            assertThat(value(server, "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void aThrowawayServerLeavesNoFiles() {
        EmbeddedServer server = EmbeddedServer.throwaway();
        Path data;
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW data_directory")) {
            answer.next();
            data = Path.of(answer.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        server.close();
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void aStoppedServerIsUnreachable() throws Exception {
        EmbeddedServer server = EmbeddedServer.open(folder);
        server.close();
        try (ClinicDatabase database =
                ClinicDatabase.open(new ClinicAddress.Server(server.url() + "?user=" + server.user()))) {
            assertThat(catchFailure(() -> database.dsl().fetchValue("SELECT 1")))
                    .isEqualTo(new Failure.Unreachable());
        }
    }

    private interface Call {
        void run() throws Exception;
    }

    private static Failure catchFailure(Call call) {
        try {
            call.run();
        } catch (Exception e) {
            return DatabaseFailures.classify(e);
        }
        throw new AssertionError("the call did not fail");
    }

    private static Throwable connectFailure(EmbeddedServer server) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), "wrong")) {
            throw new AssertionError("connected with a wrong password: " + connection);
        } catch (SQLException e) {
            return e;
        }
    }

    private static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
