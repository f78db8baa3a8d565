package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The embedded server comes back by itself, whatever of it was killed. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class KilledEmbeddedServerTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    enum Victim {
        POSTMASTER,
        SESSION,
        EVERYTHING
    }

    @ParameterizedTest
    @EnumSource
    void twoDesksWorkOnAfterEveryKill(Victim victim) throws Exception {
        try (ClinicDatabase one = open();
                ClinicDatabase other = open()) {
            one.dsl().execute("CREATE TABLE kept (n integer)");
            one.dsl().execute("INSERT INTO kept VALUES (1)");
            assertThat(other.dsl().fetchValue("SELECT n FROM kept")).isEqualTo(1);

            kill(victim, one.dsl());

            assertThat(read(one.dsl())).isEqualTo(1);
            assertThat(read(other.dsl())).isEqualTo(1);
            one.dsl().execute("INSERT INTO kept VALUES (2)");
            assertThat(other.dsl().fetchValue("SELECT count(*) FROM kept")).isEqualTo(2L);
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aSecondKillAndAStalePidFileOfAnotherProgramAreNoObstacle() throws Exception {
        try (ClinicDatabase desk = open()) {
            desk.dsl().execute("CREATE TABLE kept AS SELECT 1 AS n");
            for (int times = 1; times <= 2; times++) {
                kill(Victim.EVERYTHING, desk.dsl());
                Path pid = folder.resolve("data/postmaster.pid");
                List<String> lines = Files.readAllLines(pid);
                lines.set(0, Long.toString(ProcessHandle.current().pid()));
                Files.write(pid, lines);

                assertThat(read(desk.dsl())).isEqualTo(1);
            }
        }
    }

    private ClinicDatabase open() {
        return ClinicDatabase.open(ClinicAddress.parse("embedded:" + folder));
    }

    private void kill(Victim victim, DSLContext desk) throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                                .getFirst()))
                .orElseThrow();
        List<ProcessHandle> killed = switch (victim) {
            case POSTMASTER -> List.of(postmaster);
            case SESSION ->
                List.of(ProcessHandle.of(
                                desk.fetchSingle("SELECT pg_backend_pid()").get(0, long.class))
                        .orElseThrow());
            case EVERYTHING ->
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        };
        for (ProcessHandle process : killed) {
            process.destroyForcibly();
        }
        for (ProcessHandle process : killed) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** Reads as a person who tries again after each failure. */
    private static Object read(DSLContext desk) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            try {
                return Objects.requireNonNull(desk.fetchValue("SELECT min(n) FROM kept"));
            } catch (DataAccessException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }
}
