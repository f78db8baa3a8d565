package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.endOf;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static clinic.frontdesk.upgrade.FaultyClinic.BATCH;
import static clinic.frontdesk.upgrade.FaultyClinic.twoAtATime;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Launches in processes of their own whose server is killed, or whose connection is cut. */
@Execution(ExecutionMode.CONCURRENT)
@Tag(FaultRuns.TAG)
class LostServerTest {

    private static final int CUTS = 8;

    private final long seed = Long.getLong("frontdesk.test.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void theServerIsKilledAndStartedAgain() throws Exception {
        try (TestServer server = TestServer.start(18)) {
            TestDatabase before = FaultyClinic.large(server.legacy());
            TestDatabase whole = before.copy();
            upgrade(whole);
            // Their numbers may have gaps.
            List<String> scripts = rows(
                    whole,
                    "SELECT version FROM frontdesk.flyway_schema_history WHERE type = 'SQL' ORDER BY version::integer");
            List<String> end = endOf(whole);
            List<String> places = new ArrayList<>();
            for (int i = 0; i < FaultRuns.number(1, 3); i++) {
                places.add("expanded " + scripts.get(random.nextInt(scripts.size() - 1)));
                places.add("filled " + random.nextInt(1, 100) * BATCH);
            }

            for (String place : places) {
                TestDatabase database = before.copy();
                try (LaunchedDesk launch =
                        LaunchedDesk.Order.of(database.url()).withBatch(BATCH).start()) {
                    launch.await(place::equals);
                    server.kill();
                    assertThat(launch.last())
                            .as("the server was killed at \"%s\"", place)
                            .startsWith(UpgradeProcess.FAILED);
                }
                server.start();

                upgrade(database);

                assertThat(endOf(database))
                        .as("the server was killed at \"%s\", -Dfrontdesk.test.seed=%d", place, seed)
                        .isEqualTo(end);
            }
        }
    }

    @Test
    void theConnectionIsCut() throws Exception {
        TestDatabase before = FaultyClinic.large(TestDatabase.legacy());
        TestDatabase whole = before.copy();
        long passed;
        try (CutProxy network = new CutProxy(whole.port(), Long.MAX_VALUE);
                LaunchedDesk launch = through(network, whole)) {
            assertThat(launch.last()).startsWith(UpgradeProcess.FINISHED);
            passed = network.passed();
        }
        List<String> end = endOf(whole);
        List<Long> cuts = IntStream.range(0, FaultRuns.number(1, CUTS))
                .mapToObj(cut -> random.nextLong(passed / 20, passed * 9 / 10))
                .toList();

        twoAtATime(cuts, cut -> {
            TestDatabase database = before.copy();
            try (CutProxy network = new CutProxy(database.port(), cut);
                    LaunchedDesk launch = through(network, database)) {
                assertThat(launch.last())
                        .as("cut after %d of %d bytes, -Dfrontdesk.test.seed=%d", cut, passed, seed)
                        .matches(said -> said.startsWith(UpgradeProcess.FAILED)
                                || said.startsWith(UpgradeProcess.REFUSED + " no-backup"));
            }

            upgrade(database);

            assertThat(endOf(database))
                    .as("cut after %d of %d bytes, -Dfrontdesk.test.seed=%d", cut, passed, seed)
                    .isEqualTo(end);
        });
    }

    private static LaunchedDesk through(CutProxy network, TestDatabase database) {
        return LaunchedDesk.Order.of(
                        TestDatabase.at(network.port(), database.name()).url())
                .withBatch(BATCH)
                .start();
    }
}
