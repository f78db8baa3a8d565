package clinic.frontdesk.upgrade.ui;

import java.util.OptionalInt;

/**
 * An estimate of the time that a step still takes, in minutes, from the rate measured so far. There is none before the
 * rate can be judged, and an estimate is kept for some seconds, as one that jumps is of no use.
 */
final class TimeEstimate {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Seconds to measure before the first estimate. */
    private static final double FIRST_AFTER = 3;

    /** Time constant, in seconds, of the moving average of the rate. */
    private static final double AVERAGED_OVER = 10;

    /** Seconds for which an estimate is kept. */
    private static final double KEPT_FOR = 4;

    /** The factor by which the time left must exceed the estimate before the estimate is raised. */
    private static final double TOLERANCE = 1.4;

    /** Below so many seconds the estimate is 0 minutes. */
    private static final double LESS_THAN_A_MINUTE = 50;

    private boolean begun;
    private long firstAt;
    private long lastAt;
    private long lastDone;
    private double rate;
    private long estimatedAt;
    private int estimate = -1;

    /** Forgets the rate: another step has another one. */
    void begin() {
        begun = false;
        rate = 0;
        estimate = -1;
    }

    /**
     * Measures the progress and estimates the time left.
     *
     * @param done units done so far
     * @param total units in all
     * @param at the present time, in nanoseconds of a monotonic clock
     * @return minutes left, rounded, 0 for less than one; empty where there is no estimate yet
     */
    OptionalInt left(long done, long total, long at) {
        if (!begun || done < lastDone) {
            begun = true;
            firstAt = at;
            lastAt = at;
            lastDone = done;
            return OptionalInt.empty();
        }
        double seconds = (at - lastAt) / NANOS_PER_SECOND;
        if (seconds > 0 && done > lastDone) {
            double measured = (done - lastDone) / seconds;
            double weight = rate == 0 ? 1 : 1 - Math.exp(-seconds / AVERAGED_OVER);
            rate += weight * (measured - rate);
            lastAt = at;
            lastDone = done;
        }
        if (rate == 0 || (at - firstAt) / NANOS_PER_SECOND < FIRST_AFTER) {
            return OptionalInt.empty();
        }
        update(Math.max(0, total - done) / rate, at);
        return OptionalInt.of(estimate);
    }

    private void update(double secondsLeft, long at) {
        int minutes = secondsLeft < LESS_THAN_A_MINUTE ? 0 : (int) Math.max(1, Math.round(secondsLeft / 60));
        boolean longer = secondsLeft > TOLERANCE * 60 * Math.max(1, estimate);
        boolean due = (at - estimatedAt) / NANOS_PER_SECOND >= KEPT_FOR;
        if (estimate < 0 || (due && (minutes < estimate || longer))) {
            estimate = minutes;
            estimatedAt = at;
        }
    }
}
