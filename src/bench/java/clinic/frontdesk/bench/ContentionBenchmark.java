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
 * Fifty desks and ten website writers in five processes compete for one day's last places: through the desk's day lock,
 * compared with desks that count under an advisory lock at REPEATABLE READ and then insert. Both run on one server that
 * syncs to disk. {@code -Dbench.restart=true} kills the server during the desk's side and restarts it.
 */
final class ContentionBenchmark {

    private static final int PROCESSES = 5;
    private static final int DESKS = 50;
    private static final int WEBSITES = 10;
    private static final int MOST_TRIES = 10_000;
    private static final int VERSION = 18;

    private final PrintStream out;
    private final int tries;

    /**
     * @param rows the number of tries, up to 10,000
     */
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
            Soak soak = new Soak(clinic, load(Deciding.BY_LOCK), folder());
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

    /** The folder of the histories, kept for diagnosis. */
    private static Path folder() throws Exception {
        return Files.createTempDirectory(Path.of("target"), "contention-");
    }

    private void print(String side, SoakResult result) {
        out.printf(
                Locale.ROOT,
                "%n%s: over capacity without a flag %d (by desks alone %d, in %,d samples), deadlocks %d, website"
                        + " failures %d%n",
                side,
                result.overCapacity(),
                result.overCapacityOfDesks(),
                result.samples(),
                result.deadlocks(),
                result.websiteFailures());
        out.printf(
                Locale.ROOT,
                "    %.0f tries a second, %,d with a broken connection, %,d flagged at the end%n",
                result.triesPerSecond(),
                result.lost(),
                result.flagged());
        result.durations().forEach(line -> out.println("    " + line));
    }
}
