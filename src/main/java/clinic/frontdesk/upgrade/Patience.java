package clinic.frontdesk.upgrade;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long something is tried again. Pauses are uneven, so that several desks do not keep step with one another. */
final class Patience {

    private static final int SHORTEST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 160;

    private final long until;

    Patience(Duration budget) {
        until = System.nanoTime() + budget.toNanos();
    }

    /** Pauses for a moment; false, at once, when the budget is spent. */
    boolean pause() throws UpgradeRefusedException {
        long left = until - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            Thread.sleep(Math.min(
                    ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS),
                    Duration.ofNanos(left).toMillis() + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpgradeRefusedException(new UpgradeRefusal.Cancelled());
        }
        return true;
    }
}
