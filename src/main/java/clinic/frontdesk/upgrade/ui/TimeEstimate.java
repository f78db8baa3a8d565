package clinic.frontdesk.upgrade.ui;

import java.util.OptionalInt;

/**
 * How long one step still takes, in minutes, from the pace seen so far. It says nothing before the pace can be judged,
 * and what it says stays for a while: an estimate that jumps about is worse than none.
 */
final class TimeEstimate {

    private static final double NANOS = 1e9;

    /** Seconds that must have been seen before anything is said. */
    private static final double JUDGED_AFTER = 3;

    /** Seconds over which an older pace is forgotten. */
    private static final double MEMORY = 10;

    /** Seconds for which what is said stays. */
    private static final double STAYS = 4;

    /** How much longer than said it must take before more is said. */
    private static final double SLACK = 1.4;

    private boolean begun;
    private long firstAt;
    private long lastAt;
    private long lastDone;
    private double pace;
    private long saidAt;
    private int said = -1;

    /** A step begins: another work has another pace. */
    void begin() {
        begun = false;
        pace = 0;
        said = -1;
    }

    /**
     * So much is done of so much.
     *
     * @param at now, in nanoseconds of a clock that only goes forward
     * @return minutes left, rounded, 0 for less than one; nothing where there is nothing honest to say yet
     */
    OptionalInt left(long done, long total, long at) {
        if (!begun || done < lastDone) {
            begun = true;
            firstAt = at;
            lastAt = at;
            lastDone = done;
            return OptionalInt.empty();
        }
        double seconds = (at - lastAt) / NANOS;
        if (seconds > 0 && done > lastDone) {
            double seen = (done - lastDone) / seconds;
            double weight = pace == 0 ? 1 : 1 - Math.exp(-seconds / MEMORY);
            pace += weight * (seen - pace);
            lastAt = at;
            lastDone = done;
        }
        if (pace == 0 || (at - firstAt) / NANOS < JUDGED_AFTER) {
            return OptionalInt.empty();
        }
        say(Math.max(0, total - done) / pace, at);
        return OptionalInt.of(said);
    }

    private void say(double secondsLeft, long at) {
        int minutes = secondsLeft < 50 ? 0 : (int) Math.max(1, Math.round(secondsLeft / 60));
        boolean longer = secondsLeft > SLACK * 60 * Math.max(1, said);
        boolean due = (at - saidAt) / NANOS >= STAYS;
        if (said < 0 || (due && (minutes < said || longer))) {
            said = minutes;
            saidAt = at;
        }
    }
}
