package clinic.frontdesk.soak;

import clinic.frontdesk.soak.Try.Operation;
import clinic.frontdesk.soak.Try.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The result of a {@link Soak}. */
public final class SoakResult {

    private final List<Try> tries;
    private final FinalState state;
    private final WriteHistory history;
    private final List<String> worst;
    private final List<String> worstOfDesks;
    private final int samples;
    private final long deadlocks;

    SoakResult(
            List<Try> tries,
            FinalState state,
            List<String> worst,
            List<String> worstOfDesks,
            int samples,
            long deadlocks) {
        this.tries = tries;
        this.state = state;
        this.history = new WriteHistory(tries);
        this.worst = worst;
        this.worstOfDesks = worstOfDesks;
        this.samples = samples;
        this.deadlocks = deadlocks;
    }

    /** The violations, one line each; empty if there is none. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (overCapacity() > 0) {
            faults.add("of " + Soak.CAPACITY + " places, unflagged reservations held at once: " + worst);
        }
        if (deadlocks > 0) {
            faults.add(deadlocks + " deadlocks");
        }
        Soak.of(tries, Outcome.FAILED).forEach(failed -> faults.add("failed: " + failed.line()));
        history.contradicted(state).forEach(contradicted -> faults.add("contradicted: " + contradicted));
        history.unexplainedRefusals().forEach(refused -> faults.add("refused without a reason: " + refused));
        return faults;
    }

    /** The maximum number of places by which unflagged reservations exceeded the capacity in any sample. */
    public int overCapacity() {
        return Math.max(0, worst.size() - Soak.CAPACITY);
    }

    /** The same for the desks' reservations alone, as if there were no website. */
    public int overCapacityOfDesks() {
        return Math.max(0, worstOfDesks.size() - Soak.CAPACITY);
    }

    public long deadlocks() {
        return deadlocks;
    }

    /** The website's failed statements, without those whose connection broke. */
    public long websiteFailures() {
        return count(made -> !made.byDesk() && made.outcome() == Outcome.FAILED);
    }

    /** The number of tries whose connection broke. */
    public long lost() {
        return count(made -> made.outcome() == Outcome.LOST);
    }

    /** The number of places that desks booked. */
    public long placed() {
        return count(SoakResult::placed);
    }

    /** The number of refusals of desks. */
    public long refused() {
        return count(SoakResult::refused);
    }

    /** The number of flagged reservations at the end. */
    public long flagged() {
        return state.rows().stream().filter(row -> row.holds() && row.flagged()).count();
    }

    /** Tries per second, from the beginning of the first to the end of the last. */
    public double triesPerSecond() {
        long began = tries.stream().mapToLong(Try::began).min().orElse(0);
        long ended = tries.stream().mapToLong(Try::ended).max().orElse(0);
        return tries.size() / Math.max(1e-9, (ended - began) / 1e9);
    }

    /** The durations of desks and of the website, such as {@code 812 places taken, p50 1.1 ms, p99 4.0 ms}. */
    public List<String> durations() {
        return List.of(
                durations("desk: places taken", SoakResult::placed),
                durations("desk: places refused, with the nearest offered", SoakResult::refused),
                durations("website: changes", made -> !made.byDesk() && made.outcome() == Outcome.DONE));
    }

    /** The number of samples. */
    public int samples() {
        return samples;
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
