package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The time in which something is retried. Pauses are random, so that several desks do not retry in step. */
public final class RetryBudget {

    private static final int SHORTEST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 160;

    private final long until;

    public RetryBudget(Duration budget) {
        until = System.nanoTime() + budget.toNanos();
    }

    /** Pauses for a moment and returns true; returns false at once when the budget is spent. */
    public boolean pause() throws UpgradeRefusedException {
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
