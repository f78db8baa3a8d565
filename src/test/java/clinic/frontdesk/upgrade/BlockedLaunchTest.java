package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.endOf;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static clinic.frontdesk.upgrade.FaultyClinic.twoAtATime;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Launches in processes of their own that are blocked by an idle transaction. */
@Execution(ExecutionMode.CONCURRENT)
class BlockedLaunchTest {

    private static final Duration BUDGET = Duration.ofMillis(500);

    /** A statement is canceled after several checks; the rest of the time is for a busy machine. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private static final String ROW = "SELECT FROM reservations WHERE id = 'r000050' FOR UPDATE";

    /**
     * A blocking session.
     *
     * @param holds the statements of its transaction before it idles
     * @param from the line of the launch at which it begins
     */
    private record InTheWay(String holds, String from) {}

    @Test
    @Tag(FaultRuns.TAG)
    void anIdleTransactionThatHoldsARowIsNamed() throws Exception {
        areNamed(FaultRuns.of(
                List.of(new InTheWay(ROW, "at LOOK"), new InTheWay(ROW, "at FILL"), new InTheWay(ROW, "filled 14")),
                InTheWay::holds));
    }

    @Test
    @Tag(FaultRuns.TAG)
    void anIdleTransactionThatHoldsTheTableIsNamed() throws Exception {
        String fromReaders = "LOCK TABLE reservations IN ACCESS EXCLUSIVE MODE";
        String fromWriters = "LOCK TABLE reservations IN SHARE MODE";
        areNamed(FaultRuns.of(
                List.of(
                        new InTheWay(fromReaders, "at LOOK"),
                        new InTheWay(fromWriters, "at EXPAND"),
                        new InTheWay(fromReaders, "expanded 18"),
                        new InTheWay(fromReaders, "at FILL"),
                        new InTheWay(fromWriters, "filled 14"),
                        new InTheWay(fromReaders, "at VERIFY")),
                InTheWay::holds));
    }

    @Test
    void anIdleTransactionThatBlocksAnIndexBuildIsNamed() throws Exception {
        areNamed(List.of(new InTheWay("SELECT 1", "expanded 7")));
    }

    private static void areNamed(List<InTheWay> all) throws Exception {
        TestDatabase before = FaultyClinic.small(TestDatabase.legacy());
        TestDatabase whole = before.copy();
        upgrade(whole);
        List<String> end = endOf(whole);

        twoAtATime(all, inTheWay -> {
            TestDatabase database = before.copy();
            try (LaunchedDesk launch = LaunchedDesk.Order.of(database.url())
                            .withWaits(BUDGET, BUDGET)
                            .parkedAt(inTheWay.from())
                            .start();
                    Connection other = database.connect();
                    Statement statement = other.createStatement()) {
                statement.execute("SET application_name = 'night report'");
                launch.awaitParked();
                statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; " + inTheWay.holds());
                long began = System.nanoTime();

                launch.goOn();

                assertThat(launch.last())
                        .as("%s", inTheWay)
                        .startsWith(UpgradeProcess.REFUSED + " blocked-by")
                        .contains("\"night report\"", "idle in transaction");
                assertThat(launch.exit()).isEqualTo(6);
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as("%s", inTheWay)
                        .isLessThan(AT_MOST);
                statement.execute("ROLLBACK");
            }

            upgrade(database);

            assertThat(endOf(database)).as("%s", inTheWay).isEqualTo(end);
        });
    }
}
