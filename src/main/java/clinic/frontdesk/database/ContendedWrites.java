package clinic.frontdesk.database;

import clinic.frontdesk.failure.Failure.Retryable;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Retries changes that conflicted with another writer of the same day. Pauses grow, to reduce the load of many writers,
 * and have jitter, so that writers do not collide again.
 */
public final class ContendedWrites {

    /** The time limit for retries; afterwards the last failure is thrown. */
    static final Duration BUDGET = Duration.ofSeconds(15);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    /** A clock; tests replace it. */
    interface Time {
        /** Nanoseconds since an arbitrary origin. */
        long now();

        void pause(Duration length) throws InterruptedException;
    }

    private static final Time REAL = new Time() {
        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    };

    private final RandomGenerator random;
    private final Time time;

    public ContendedWrites() {
        this(new Random(), REAL);
    }

    ContendedWrites(RandomGenerator random, Time time) {
        this.random = random;
        this.time = time;
    }

    /**
     * Makes a change in a transaction of its own, repeatedly if needed; the change must detect what an earlier try has
     * committed. The first try runs at the connection's isolation level. Later ones run at READ COMMITTED, where a
     * writer waits for the day's lock instead of failing.
     *
     * @throws DataAccessException the failure if it is not {@link Retryable}, or the last one after 15 seconds or on
     *     interruption
     */
    public <T> T make(DSLContext dsl, Function<DSLContext, T> change) {
        return retried(again -> dsl.transactionResult(configuration -> {
            if (again) {
                configuration.dsl().execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            }
            return change.apply(configuration.dsl());
        }));
    }

    /** Reads with the same retries as {@link #make}: at SERIALIZABLE a reader may conflict with a writer. */
    public <T> T read(Supplier<T> reading) {
        return retried(again -> reading.get());
    }

    private <T> T retried(Function<Boolean, T> attempt) {
        long began = time.now();
        Duration pause = FIRST_PAUSE;
        for (boolean again = false; ; again = true) {
            try {
                return attempt.apply(again);
            } catch (DataAccessException e) {
                if (!(DatabaseFailures.classify(e) instanceof Retryable)) {
                    throw e;
                }
                Duration uneven = Duration.ofNanos(random.nextLong(pause.toNanos() / 2, pause.toNanos() + 1));
                if (time.now() - began + uneven.toNanos() > BUDGET.toNanos()) {
                    throw e;
                }
                try {
                    time.pause(uneven);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
