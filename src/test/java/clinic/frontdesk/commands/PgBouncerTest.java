package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.run;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PgBouncer itself between the desk and the server; needs its program. */
@Tag("desktop")
class PgBouncerTest {

    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"), Path.of("/usr/local/bin/pgbouncer"));

    /** What the desk sets in its sessions, and another client must not find. */
    private static final List<String> SETTINGS = List.of(
            "TimeZone",
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "default_transaction_isolation",
            "search_path",
            "application_name");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"transaction, ''", "transaction, extra_float_digits", "statement, extra_float_digits", "session, ''"})
    void theDeskIsRefusedAndTheNextClientInheritsNothing(String mode, String ignored) throws Exception {
        TestDatabase data = TestDatabase.upgraded();
        // A pool of one session: the next client gets the one that the desk had.
        try (Running pooler = start(data, mode, ignored)) {
            List<String> before = pooler.settings();

            Answer refused = run("status", "--clinic", pooler.url());

            assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.CANNOT_UPGRADE);
            assertThat(refused.err()).contains("pooler").doesNotContain("Exception");
            assertThat(pooler.settings()).isEqualTo(before);
        }
    }

    private Running start(TestDatabase data, String mode, String ignored) throws Exception {
        int port = freePort();
        // PgBouncer gives up the rights of root, and then reads its files as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = Files.writeString(folder.resolve("users.txt"), "\"postgres\" \"postgres\"\n");
        Path settings = Files.writeString(
                folder.resolve("pgbouncer.ini"), """
                    [databases]
                    * = host=127.0.0.1 port=%d pool_size=1
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = trust
                    auth_file = %s
                    pool_mode = %s
                    ignore_startup_parameters = %s
                    """.formatted(data.port(), port, users, mode, ignored));
        for (Path file : List.of(users, settings)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Path program = PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        Running running = new Running(process, port, data.name());
        running.awaitPort();
        return running;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Running(Process process, int port, String database) implements AutoCloseable {

        String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
        }

        void awaitPort() {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (true) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    assertThat(socket.isConnected()).isTrue();
                    return;
                } catch (IOException e) {
                    assertThat(process.isAlive()).isTrue();
                    assertThat(System.nanoTime()).isLessThan(until);
                    Thread.onSpinWait();
                }
            }
        }

        /** The settings of the session behind the pooler, as its next client finds them. */
        List<String> settings() throws SQLException {
            // As other clients connect: without the start-up parameters that PgBouncer does not know.
            String client = url() + "&assumeMinServerVersion=9.0&prepareThreshold=0&ApplicationName=website";
            List<String> values = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(client);
                    Statement statement = connection.createStatement()) {
                for (String name : SETTINGS) {
                    try (ResultSet row = statement.executeQuery("SHOW " + name)) {
                        row.next();
                        values.add(name + " = " + row.getString(1));
                    }
                }
            }
            return values;
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
