package clinic.frontdesk.shell;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long the window has had no input. */
final class IdleTime {

    private final LongSupplier nanoTime;
    private long last;

    /** @param nanoTime a clock as {@link System#nanoTime} */
    IdleTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    /** There was input now. */
    void used() {
        last = nanoTime.getAsLong();
    }

    /** What is left of a time without input; zero where it has passed. */
    Duration left(Duration wanted) {
        Duration left = wanted.minusNanos(nanoTime.getAsLong() - last);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
