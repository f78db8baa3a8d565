package clinic.frontdesk.bench;

import clinic.frontdesk.patient.PatientDirectory;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.patient.PatientSummary;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Measures the search of patients, from the query to the results, compared with a query that has PostgreSQL match names and
 * phones in the index's table. Each reservation names another patient.
 */
final class SearchBenchmark {

    private static final int WARM_UP = 200;
    private static final int SEARCHES = 400;
    private static final int LIMIT = 20;

    /** What is typed, and a pattern of its name and its digits as a regular expression could have them. */
    private record Typed(String query, String name, String digits) {}

    private static final List<Typed> QUERIES = List.of(
            new Typed("ㄱ", "[가-깋까-낗]", ""),
            new Typed("ㄱㄱㄹ.77", "[가-깋까-낗][가-깋까-낗][라-맇]", "77"),
            new Typed("김가", "김가", ""),
            new Typed("7730", "", "7730"),
            new Typed("ㅎ99999", "[하-힣]", "99999"),
            new Typed("010-0003-7730", "", "01000037730"));

    private final PrintStream out;

    SearchBenchmark(PrintStream out) {
        this.out = out;
    }

    void run(int most) throws Exception {
        double[] medians = new double[2];
        int[] sizes = {most / 100, most};
        for (int i = 0; i < sizes.length; i++) {
            medians[i] = measure(sizes[i]);
        }
        out.printf(
                Locale.ROOT,
                "%nA hundred times as many patients: the slowest search %.2f times%n",
                medians[1] / medians[0]);
    }

    private double measure(int rows) throws Exception {
        try (BenchClinic clinic = BenchClinic.of(rows)) {
            DSLContext dsl = clinic.database().dsl();
            long began = System.nanoTime();
            new PatientIndexer(dsl).run();
            long filled = System.nanoTime();
            clinic.run("ANALYZE");
            long before = used();
            PatientDirectory search = new PatientDirectory(dsl, () -> BenchClinic.FULL_WEEK);
            long loading = System.nanoTime();
            search.refresh();
            long loaded = System.nanoTime();
            out.printf(
                    Locale.ROOT,
                    "%nAmong %,d patients: filled in %.1f s, read in %d ms, %.1f MB in memory%n",
                    dsl.fetchCount(DSL.table("frontdesk.patient")),
                    (filled - began) / 1e9,
                    (loaded - loading) / 1_000_000,
                    (used() - before) / 1e6);
            double slowest = 0;
            for (Typed typed : QUERIES) {
                List<PatientSummary> found = search.find(typed.query(), LIMIT);
                Durations ours = measured(SEARCHES, () -> search.find(typed.query(), LIMIT));
                Durations query = measured(SEARCHES / 20, () -> inTable(dsl, typed));
                out.printf(
                        Locale.ROOT,
                        "%s (%d found)%n  desk: %s%n  query: %s%n",
                        typed.query(),
                        found.size(),
                        ours.text(),
                        query.text());
                slowest = Math.max(slowest, ours.milliseconds(0.5));
            }
            out.printf(Locale.ROOT, "The slowest search has a median of %.1f ms; a frame has 16 ms%n", slowest);
            return slowest;
        }
    }

    private static Object inTable(DSLContext dsl, Typed typed) {
        return dsl.fetch(
                "SELECT p.id, p.name, p.phone, p.visits FROM frontdesk.patient AS p"
                        + " WHERE p.name ~ {0} AND translate(p.phone, '-', '') LIKE {1}"
                        + " ORDER BY p.last_visit DESC NULLS LAST LIMIT {2}",
                DSL.val(typed.name()), DSL.val("%" + typed.digits() + "%"), DSL.val(LIMIT));
    }

    private static Durations measured(int times, Callable<?> search) throws Exception {
        for (int i = 0; i < WARM_UP * times / SEARCHES; i++) {
            search.call();
        }
        Durations durations = new Durations();
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            search.call();
            durations.add(System.nanoTime() - began);
        }
        return durations;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
