package clinic.frontdesk.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs a benchmark by name. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs a benchmark.
     *
     * @param arguments its name, and the number of reservations; 0 for its default
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int rows = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "upgrade" -> new UpgradeBenchmark(out, rows > 0 ? rows : 1_000_000).run();
            case "live-refresh" -> new LiveRefreshBenchmark(out, rows > 0 ? rows : 100_000).run();
            case "launch" -> new LaunchBenchmark(out).run(rows > 0 ? rows : 100_000);
            case "contention" -> new ContentionBenchmark(out, rows > 0 ? rows : 10_000).run();
            case "website" -> new WebsiteBenchmark(out).run(rows > 0 ? rows : 100_000);
            case "booking" -> new SchedulingBenchmark(out).booking(rows > 0 ? rows : 100_000);
            case "first-free" -> new SchedulingBenchmark(out).firstFree(rows > 0 ? rows : 100_000);
            case "week" -> new WeekBenchmark(out).run();
            case "search" -> new SearchBenchmark(out).run(rows > 0 ? rows : 100_000);
            case "export" -> new ExportBenchmark(out).run(rows > 0 ? rows : 100_000);
            case "growth" -> new SchedulingBenchmark(out).growth(rows > 0 ? rows : 1_000_000);
            default -> throw new IllegalArgumentException("Unknown benchmark: " + arguments[0]);
        }
    }
}
