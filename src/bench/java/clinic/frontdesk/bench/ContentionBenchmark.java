package clinic.frontdesk.bench;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.soak.Load;
import clinic.frontdesk.soak.Load.Deciding;
import clinic.frontdesk.soak.Soak;
import clinic.frontdesk.soak.SoakResult;
import clinic.frontdesk.upgrade.Databases;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Fifty desks and ten website writers, in five processes, on one day's last places: through the desk's guard, beside
 * desks that count under an advisory lock at REPEATABLE READ and then insert. Both on one server that waits for its disk.
 * {@code -Dbench.restart=true} kills the server in the middle of the desk's side and starts it again.
 */
final class ContentionBenchmark {

    private static final int PROCESSES = 5;
    private static final int DESKS = 50;
    private static final int WEBSITES = 10;
    private static final int MOST_TRIES = 10_000;
    private static final int VERSION = 18;

    private final PrintStream out;
    private final int tries;

    /** @param rows how often the writers try something, up to 10,000 */
    ContentionBenchmark(PrintStream out, int rows) {
        this.out = out;
        this.tries = Math.min(rows, MOST_TRIES);
    }

    void run() throws Exception {
        try (TestServer server = TestServer.start(VERSION)) {
            TestDatabase.at(server.port(), "postgres").run("ALTER SYSTEM SET fsync = on");
            TestDatabase.at(server.port(), "postgres").run("ALTER SYSTEM SET max_connections = 150");
            server.stop();
            server.start();
            out.printf(
                    Locale.ROOT,
                    "%,d tries of %d desks and %d website writers in %d processes, on %d places at once%n",
                    tries,
                    DESKS,
                    WEBSITES,
                    PROCESSES,
                    Soak.CAPACITY);

            TestDatabase counting = server.legacy();
            SoakResult beside = new Soak(counting, load(Deciding.BY_COUNTING), folder()).run();
            print("count, then insert", beside);

            TestDatabase clinic = server.legacy();
            Databases.upgrade(clinic);
            Soak soak = new Soak(clinic, load(Deciding.BY_GUARD), folder());
            SoakResult ours = Boolean.getBoolean("bench.restart") ? soak.run(server) : soak.run();
            print("desk", ours);
            List<String> faults = ours.faults();
            out.println("desk, faults: " + faults.size());
            faults.stream().limit(20).forEach(fault -> out.println("    " + fault));
        }
    }

    private Load load(Deciding deciding) {
        return new Load(PROCESSES, DESKS, WEBSITES, tries, deciding, 1);
    }

    /** Where the histories stay, to be read when something is wrong. */
    private static Path folder() throws Exception {
        return Files.createTempDirectory(Path.of("target"), "contention-");
    }

    private void print(String side, SoakResult result) {
        out.printf(
                Locale.ROOT,
                "%n%s: over capacity unmarked %d (by desks alone %d, in %,d looks), deadlocks %d, website failures"
                        + " %d%n",
                side,
                result.overCapacity(),
                result.overCapacityOfDesks(),
                result.looks(),
                result.deadlocks(),
                result.websiteFailures());
        out.printf(
                Locale.ROOT,
                "    %.0f tries a second, %,d whose connection broke, %,d marked at the end%n",
                result.triesPerSecond(),
                result.lost(),
                result.marked());
        result.durations().forEach(line -> out.println("    " + line));
    }
}
