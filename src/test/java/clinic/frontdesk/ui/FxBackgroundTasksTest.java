package clinic.frontdesk.ui;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.catalog.SetUpOutcome;
import clinic.frontdesk.catalog.SetUpOutcome.Linked;
import clinic.frontdesk.database.DatabaseFailures;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Stopping, cancelling and closing while work is in a database call. */
class FxBackgroundTasksTest {

    private final TestDatabase database = TestDatabase.upgraded();
    private final ServiceRepository services = new ServiceRepository(database.dsl());
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));
    private final BlockingQueue<SetUpOutcome> delivered = new LinkedBlockingQueue<>();
    private final CompletableFuture<SetUpOutcome> result = new CompletableFuture<>();

    @BeforeEach
    void fillIn() throws Exception {
        // The toolkit must be running before tasks can call back.
        Screens.onScreen(() -> true);
        database.run("""
            INSERT INTO reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", service,
                                      "preferredDate", "preferredTime", status, "updatedAt")
            SELECT 'b-' || n, '홍길동', '010-0000-0000', '1990-01-01', 'MALE', 'FOLLOW_UP', 'BODY_CARE',
                   date '2026-11-30' + n % 300, '10:00', 'CANCELLED', now()
            FROM generate_series(1, 2500) AS n
            """);
    }

    @Test
    void stoppedWorkEndsAfterItsBatchAndDeliversItsResult() throws Exception {
        try (Connection other = locked()) {
            Task task = link();
            waitForALock();
            task.stop();
            other.rollback();
        }

        SetUpOutcome outcome = delivered.poll(20, TimeUnit.SECONDS);
        assertThat(outcome).isNotNull();
        assertThat(outcome.linked()).isEqualTo(new Linked(1000, true));
        assertThat(linked()).isEqualTo(1000);
        tasks.close();
    }

    @Test
    void cancelledWorkEndsAfterItsBatchAndItsResultIsDropped() throws Exception {
        try (Connection other = locked()) {
            Task task = link();
            waitForALock();
            Screens.onScreen(() -> {
                task.cancel();
                return true;
            });
            other.rollback();
        }

        assertThat(result.get(20, TimeUnit.SECONDS).linked()).isEqualTo(new Linked(1000, true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(delivered).isEmpty();
        tasks.close();
    }

    @Test
    void closingWaitsForTheBatchUnderWayAndInterruptsNothingInIt() throws Exception {
        Thread closing;
        try (Connection other = locked()) {
            link();
            waitForALock();
            closing = Thread.ofPlatform().start(tasks::close);
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> closing.getState() == Thread.State.TIMED_WAITING);
            other.rollback();
        }
        closing.join();

        assertThat(result.get(20, TimeUnit.SECONDS).linked()).isEqualTo(new Linked(1000, true));
        assertThat(linked()).isEqualTo(1000);
    }

    @Test
    void closingDoesNotWaitForWorkThatCannotStop() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        tasks.run(
                () -> {
                    begun.countDown();
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                        return false;
                    } finally {
                        ended.countDown();
                    }
                },
                done -> {},
                failure -> {});
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        tasks.close();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isTrue();
    }

    private Task link() throws Exception {
        return Screens.onScreen(() -> tasks.runStoppable(
                stop -> {
                    try {
                        SetUpOutcome outcome = services.setUp("BODY_CARE", "바디 케어", 60, 15, true, stop);
                        result.complete(outcome);
                        return outcome;
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                        throw e;
                    }
                },
                delivered::add,
                failure -> {}));
    }

    /** A connection that holds a row of the first batch. */
    private Connection locked() throws Exception {
        Connection other = database.connect();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            // A batch leaves rows that are locked; it waits for the table.
            statement.execute("LOCK TABLE public.reservations IN EXCLUSIVE MODE");
        }
        return other;
    }

    private void waitForALock() throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> database.dsl()
                        .fetchExists(DSL.selectOne().from("pg_locks").where("NOT granted")));
    }

    private int linked() {
        return database.dsl().fetchCount(RESERVATIONS, RESERVATIONS.SERVICEID.isNotNull());
    }
}
