package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ContendedWritesTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final ContendedWrites writes = new ContendedWrites(new Random(1), new ContendedWrites.Time() {
        private long now = -7;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            pauses.add(length);
            now += length.toNanos();
        }
    });
    private int tries;

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void aConflictingChangeIsRetriedAfterGrowingPauses(String state) {
        assertThat(writes.read(() -> {
                    if (++tries <= 8) {
                        throw failure(state);
                    }
                    return "done";
                }))
                .isEqualTo("done");

        assertThat(pauses).hasSize(8);
        int[] longest = {5, 10, 20, 40, 80, 160, 200, 200};
        for (int i = 0; i < longest.length; i++) {
            assertThat(pauses.get(i))
                    .isBetween(Duration.ofMillis(longest[i]).dividedBy(2), Duration.ofMillis(longest[i]));
        }
    }

    @Test
    void retriesRunAtReadCommitted() {
        TestDatabase database = TestDatabase.empty();
        database.run("ALTER DATABASE " + database.name() + " SET default_transaction_isolation = 'serializable'");
        List<String> levels = new ArrayList<>();

        writes.make(database.dsl(), transaction -> {
            levels.add(transaction.fetchSingle("SHOW transaction_isolation").get(0, String.class));
            if (++tries <= 2) {
                throw failure("40001");
            }
            return tries;
        });

        assertThat(levels).containsExactly("serializable", "read committed", "read committed");
    }

    @Test
    void theLastFailureIsThrownWhenTheBudgetIsSpent() {
        List<DataAccessException> failures = new ArrayList<>();

        assertThatThrownBy(() -> writes.read(() -> {
                    failures.add(failure("40001"));
                    throw failures.getLast();
                }))
                .isSameAs(failures.getLast());

        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(ContendedWrites.BUDGET.minusMillis(200), ContendedWrites.BUDGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FD001", "23505", "08006", "57P01"})
    void anyOtherFailureIsThrownImmediately(String state) {
        DataAccessException failure = failure(state);

        assertThatThrownBy(() -> writes.read(() -> {
                    tries++;
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(tries).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void anInterruptedWriterStopsRetryingAndStaysInterrupted() {
        DataAccessException failure = failure("40001");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> writes.read(() -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(Thread.interrupted()).isTrue();
    }

    private static DataAccessException failure(String state) {
        return new DataAccessException("refused by the database", new SQLException("no", state));
    }
}
