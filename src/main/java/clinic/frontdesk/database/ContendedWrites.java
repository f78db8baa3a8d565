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
 * Makes changes again that met another writer of the same day. Pauses between tries grow, so that many writers thin out,
 * and are uneven, so that they do not meet again all at once.
 */
public final class ContendedWrites {

    /** How long a change is tried before its last failure is let through. */
    static final Duration BUDGET = Duration.ofSeconds(15);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    /** The time that passes; tests have their own. */
    interface Time {
        /** Nanoseconds, from any beginning. */
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
     * Makes a change in a transaction of its own, once or more; it finds what an earlier try of it has done. The first try
     * is at the connection's isolation level. Later ones are at READ COMMITTED, where a writer waits for its turn at the
     * day's guard instead of failing whenever somebody was before it.
     *
     * @throws DataAccessException its failure where it is no {@link Retryable} one, its last one after 15 seconds of
     *     trying or when the thread is interrupted
     */
    public <T> T make(DSLContext dsl, Function<DSLContext, T> change) {
        return retried(again -> dsl.transactionResult(configuration -> {
            if (again) {
                configuration.dsl().execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            }
            return change.apply(configuration.dsl());
        }));
    }

    /** Reads, once or more, as {@link #make} makes: at SERIALIZABLE a reader may meet a writer as well. */
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
