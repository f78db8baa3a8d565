package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.endOf;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static clinic.frontdesk.upgrade.FaultyClinic.BATCH;
import static clinic.frontdesk.upgrade.FaultyClinic.twoAtATime;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Launches in processes of their own that are killed: the next launch ends like an uninterrupted one. */
@Execution(ExecutionMode.CONCURRENT)
class KilledLaunchTest {

    private static final int KILLED = 137;
    private static final int RANDOM_POINTS = 30;

    @Test
    @Tag(FaultRuns.TAG)
    void killedAtAnyStepOrScriptTheNextLaunchFinishes() throws Exception {
        TestDatabase before = FaultyClinic.small(TestDatabase.legacy());
        TestDatabase whole = before.copy();
        List<String> places;
        try (LaunchedDesk launch = LaunchedDesk.Order.of(whole.url()).start()) {
            assertThat(launch.last()).startsWith(UpgradeProcess.FINISHED + " true");
            places = launch.said()
                    .filter(line -> !line.startsWith("filled ") && !line.startsWith(UpgradeProcess.FINISHED))
                    .distinct()
                    .toList();
        }
        List<String> end = endOf(whole);
        // Each step and script must have printed a line.
        assertThat(places)
                .contains("at LOOK", "at BACK_UP", "at EXPAND", "expanded 2", "at FILL", "at FLAG", "at VERIFY");

        twoAtATime(FaultRuns.of(places, KilledLaunchTest::kind), place -> {
            TestDatabase database = before.copy();
            try (LaunchedDesk launch =
                    LaunchedDesk.Order.of(database.url()).parkedAt(place).start()) {
                launch.awaitParked().kill();
                assertThat(launch.exit()).isEqualTo(KILLED);
            }
            assertThat(new StatusReader(database.dataSource()).read().pending())
                    .as("killed at \"%s\"", place)
                    .isTrue();

            UpgradeReport report = upgrade(database);

            assertThat(report.verification().differences()).isEmpty();
            assertThat(endOf(database)).as("killed at \"%s\"", place).isEqualTo(end);
        });
    }

    private static String kind(String place) {
        return place.split(" ", 2)[0];
    }

    @Test
    @Tag(FaultRuns.TAG)
    void killedDuringItsFillTheNextLaunchResumes() throws Exception {
        TestDatabase before = FaultyClinic.large(TestDatabase.legacy());
        TestDatabase whole = before.copy();
        long batches;
        try (LaunchedDesk launch =
                LaunchedDesk.Order.of(whole.url()).withBatch(BATCH).start()) {
            assertThat(launch.last()).startsWith(UpgradeProcess.FINISHED + " true");
            batches = launch.said().filter(line -> line.startsWith("filled ")).count();
        }
        List<String> end = endOf(whole);
        assertThat(batches).isGreaterThanOrEqualTo(150);
        long seed = Long.getLong("frontdesk.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        // The process runs on while its line is read: a single point lies so early that the fill is certainly still
        // running.
        int count = FaultRuns.number(1, RANDOM_POINTS);
        int last = (int) (count == 1 ? batches / 10 : batches * 9 / 10);
        List<Integer> points = IntStream.range(0, count)
                .mapToObj(point -> random.nextInt(last))
                .toList();
        AtomicInteger inMidFill = new AtomicInteger();

        twoAtATime(points, point -> {
            TestDatabase database = before.copy();
            try (LaunchedDesk launch =
                    LaunchedDesk.Order.of(database.url()).withBatch(BATCH).start()) {
                launch.await("at FILL"::equals);
                for (int line = 0; line < point; line++) {
                    launch.next();
                }
                launch.kill();
            }
            if (new StatusReader(database.dataSource()).read().pending()) {
                inMidFill.incrementAndGet();
            }

            upgrade(database);

            assertThat(endOf(database))
                    .as("killed after %d batches, -Dfrontdesk.test.seed=%d", point, seed)
                    .isEqualTo(end);
        });

        // The process runs on while its line is read, so the last kills may come too late; most do not.
        assertThat(inMidFill).hasValueGreaterThan(points.size() * 2 / 3);
    }

    @Test
    @Tag(FaultRuns.TAG)
    void killedRepeatedlyItFinishes() throws Exception {
        TestDatabase database = FaultyClinic.small(TestDatabase.legacy());
        TestDatabase whole = database.copy();
        upgrade(whole);

        List<String> places = List.of("expanded 5", "expanded 8", "expanded 18", "filled 28", "filled 70", "at VERIFY");
        for (String place : FaultRuns.together(places, KilledLaunchTest::kind)) {
            try (LaunchedDesk launch =
                    LaunchedDesk.Order.of(database.url()).parkedAt(place).start()) {
                launch.awaitParked().kill();
            }
        }

        upgrade(database);
        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    @Test
    void killedDuringAnIndexBuildTheNextLaunchFinishes() throws Exception {
        TestDatabase database = FaultyClinic.small(TestDatabase.legacy());
        TestDatabase whole = database.copy();
        upgrade(whole);

        try (LaunchedDesk launch =
                LaunchedDesk.Order.of(database.url()).parkedAt("expanded 7").start()) {
            launch.awaitParked();
            try (var reader = database.connect();
                    var statement = reader.createStatement()) {
                // A concurrent build ends only after every older snapshot.
                statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
                launch.goOn();
                Databases.await(
                        database, "SELECT FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting for old%'");
                launch.kill();
            }
        }

        upgrade(database);
        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    @Test
    @Tag(FaultRuns.TAG)
    void severalAtOnceUpgradeOnce() throws Exception {
        TestDatabase database = FaultyClinic.small(TestDatabase.legacy());
        TestDatabase whole = database.copy();
        long filled = upgrade(whole).reservationsFilled();
        int count = FaultRuns.number(4, 12);
        List<LaunchedDesk> launches = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                launches.add(LaunchedDesk.Order.of(database.url())
                        .parkedAt(UpgradeProcess.READY)
                        .start());
            }
            launches.forEach(LaunchedDesk::awaitParked);

            launches.forEach(LaunchedDesk::goOn);

            assertThat(launches)
                    .extracting(LaunchedDesk::last)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("finished true"),
                                    Stream.generate(() -> "finished false").limit(count - 1))
                            .map(said -> said + " " + filled)
                            .toList());
        } finally {
            launches.forEach(LaunchedDesk::close);
        }
        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }
}
