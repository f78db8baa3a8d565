package clinic.frontdesk.soak;

import clinic.frontdesk.soak.Try.Operation;
import clinic.frontdesk.soak.Try.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What came of a {@link Soak}. */
public final class SoakResult {

    private final List<Try> tries;
    private final FinalState standing;
    private final WriteHistory history;
    private final List<String> worst;
    private final List<String> worstOfDesks;
    private final int looks;
    private final long deadlocks;

    SoakResult(
            List<Try> tries,
            FinalState standing,
            List<String> worst,
            List<String> worstOfDesks,
            int looks,
            long deadlocks) {
        this.tries = tries;
        this.standing = standing;
        this.history = new WriteHistory(tries);
        this.worst = worst;
        this.worstOfDesks = worstOfDesks;
        this.looks = looks;
        this.deadlocks = deadlocks;
    }

    /** Everything that must not be, one line each; nothing where all is well. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (overCapacity() > 0) {
            faults.add("of " + Soak.CAPACITY + " places, unmarked reservations held at once: " + worst);
        }
        if (deadlocks > 0) {
            faults.add(deadlocks + " deadlocks");
        }
        Soak.of(tries, Outcome.FAILED).forEach(failed -> faults.add("failed: " + failed.line()));
        history.contradicted(standing).forEach(contradicted -> faults.add("contradicted: " + contradicted));
        history.unexplainedRefusals().forEach(refused -> faults.add("refused without cause: " + refused));
        return faults;
    }

    /** How many places too many unmarked reservations held at once, at the worst instant that was seen. */
    public int overCapacity() {
        return Math.max(0, worst.size() - Soak.CAPACITY);
    }

    /** The same of the desks' reservations alone, as if there were no website. */
    public int overCapacityOfDesks() {
        return Math.max(0, worstOfDesks.size() - Soak.CAPACITY);
    }

    public long deadlocks() {
        return deadlocks;
    }

    /** Statements of the website that failed, but for those whose connection broke. */
    public long websiteFailures() {
        return count(made -> !made.byDesk() && made.outcome() == Outcome.FAILED);
    }

    /** Tries whose connection broke. */
    public long lost() {
        return count(made -> made.outcome() == Outcome.LOST);
    }

    /** Places that desks got. */
    public long placed() {
        return count(SoakResult::placed);
    }

    /** Places that desks were refused. */
    public long refused() {
        return count(SoakResult::refused);
    }

    /** Reservations that stand marked at the end. */
    public long marked() {
        return standing.rows().stream()
                .filter(row -> row.holds() && row.marked())
                .count();
    }

    /** Tries a second, from the first's begin to the last's end. */
    public double triesPerSecond() {
        long began = tries.stream().mapToLong(Try::began).min().orElse(0);
        long ended = tries.stream().mapToLong(Try::ended).max().orElse(0);
        return tries.size() / Math.max(1e-9, (ended - began) / 1e9);
    }

    /** Such as {@code 812 places taken, p50 1.1 ms, p99 4.0 ms}, of desks and of the website. */
    public List<String> durations() {
        return List.of(
                durations("desk: places taken", SoakResult::placed),
                durations("desk: places refused, the nearest told", SoakResult::refused),
                durations("website: changes", made -> !made.byDesk() && made.outcome() == Outcome.DONE));
    }

    /** How many looks were taken at what stood meanwhile. */
    public int looks() {
        return looks;
    }

    private static boolean placed(Try made) {
        return made.byDesk() && made.outcome() == Outcome.DONE && made.operation() != Operation.CANCEL;
    }

    private static boolean refused(Try made) {
        return made.byDesk() && made.outcome() == Outcome.REFUSED;
    }

    private long count(Predicate<Try> wanted) {
        return tries.stream().filter(wanted).count();
    }

    private String durations(String name, Predicate<Try> wanted) {
        long[] nanos = tries.stream()
                .filter(wanted)
                .mapToLong(made -> made.ended() - made.began())
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%s: %d, p50 %.1f ms, p99 %.1f ms",
                name,
                nanos.length,
                part(nanos, 0.5),
                part(nanos, 0.99));
    }

    private static double part(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }
}
