package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.failure.Failure;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network goes silent in the middle of a transaction. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class SilentNetworkTest {

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "UPDATE days SET n = 3", "SELECT n FROM days FOR UPDATE"})
    void theDeskGivesUpAndTheServerReleasesTheLock(String afterwards) throws Exception {
        TestDatabase data = TestDatabase.empty().run("CREATE TABLE days (n integer); INSERT INTO days VALUES (1)");
        try (FaultyNetwork network = new FaultyNetwork(data.port());
                ClinicDatabase desk = through(network, data);
                Connection other = data.connect();
                Statement statement = other.createStatement()) {
            long start = System.nanoTime();

            Throwable failure = catchThrowable(() -> desk.dsl().transaction(inside -> {
                inside.dsl().execute("UPDATE days SET n = 2");
                network.silence();
                inside.dsl().execute(afterwards);
            }));

            assertThat(DatabaseFailures.classify(failure)).isEqualTo(new Failure.Unreachable());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            // Waits for the lock: the session's end releases it, with its change undone.
            statement.execute("SET lock_timeout = '10s'");
            statement.execute("UPDATE days SET n = n + 10");
            assertThat(data.dsl().fetchValue("SELECT n FROM days")).isEqualTo(11);
        }
    }

    @Test
    void theDeskWorksOnOnceTheNetworkIsBack() {
        TestDatabase data = TestDatabase.empty();
        try (FaultyNetwork network = new FaultyNetwork(data.port());
                ClinicDatabase desk = through(network, data)) {
            assertThat(desk.dsl().fetchValue("SELECT 1")).isEqualTo(1);
            network.silence();
            assertThat(DatabaseFailures.classify(catchThrowable(() -> desk.dsl().fetchValue("SELECT 1"))))
                    .isEqualTo(new Failure.Unreachable());

            network.repair();

            assertThat(desk.dsl().fetchValue("SELECT 1")).isEqualTo(1);
        }
    }

    private static ClinicDatabase through(FaultyNetwork network, TestDatabase data) {
        return ClinicDatabase.open(new ClinicAddress.Server(
                TestDatabase.at(network.port(), data.name()).url()));
    }
}
