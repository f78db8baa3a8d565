package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.PATIENT;
import static clinic.frontdesk.upgrade.Databases.endOf;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.session.UpgradeLock;
import clinic.frontdesk.upgrade.shape.Shape;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class UpgradeInterruptedTest {

    private static final UpgradeSettings SMALL_BATCHES = PATIENT.withBatch(7);

    private static TestDatabase someClinic() {
        String[] services = {"WRINKLE_BOTOX", "VOLUME_LIFTING", "SKIN_CARE", "BODY_CARE"};
        StringBuilder inserts = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            inserts.append(insert(
                    "r%03d".formatted(i),
                    "2025-06-%02d".formatted(2 + i / 10),
                    i % 9 == 0 ? "나중에" : "%d:%02d".formatted(9 + i % 8, i % 3 * 20),
                    services[i % services.length]));
        }
        return TestDatabase.legacy().run(inserts.toString());
    }

    /** Ends the run at one place, as a kill would. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @Tag(FaultRuns.TAG)
    void killedAfterAnyScriptTheNextLaunchFinishes() throws Exception {
        TestDatabase whole = someClinic();
        // The numbers of scripts may have gaps.
        List<Integer> kills = new ArrayList<>();
        new Upgrade(whole.dataSource(), SMALL_BATCHES, new UpgradeListener() {
                    @Override
                    public void expanded(int reached, int last) {
                        kills.add(reached);
                    }
                })
                .run();
        assertThat(kills).hasSizeGreaterThan(18);
        TestDatabase database = someClinic();

        // After the first one, after an index, after the first triggers; or after each.
        for (int version : FaultRuns.together(kills, kill -> kill < 8 ? 2 : kill < 18 ? 8 : 18)) {
            assertThatThrownBy(() -> new Upgrade(database.dataSource(), SMALL_BATCHES, new UpgradeListener() {
                                @Override
                                public void expanded(int reached, int last) {
                                    if (reached == version) {
                                        throw new Killed();
                                    }
                                }
                            })
                            .run())
                    .isInstanceOf(Killed.class);
            UpgradeStatus status = new StatusReader(database.dataSource()).read();
            assertThat(status.pending()).isTrue();
            assertThat(status.shape()).isEqualTo(Shape.LEGACY);
        }
        UpgradeReport resumed = new Upgrade(database.dataSource(), SMALL_BATCHES, UpgradeListener.NONE).run();

        assertThat(resumed.shape()).isEqualTo(Shape.LEGACY);
        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE SCHEMA frontdesk",
                "CREATE SCHEMA frontdesk; CREATE TABLE frontdesk.flyway_schema_history (installed_rank integer NOT"
                    + " NULL PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT"
                    + " NULL, script varchar(1000) NOT NULL, checksum integer, installed_by varchar(100) NOT NULL,"
                    + " installed_on timestamp NOT NULL DEFAULT now(), execution_time integer NOT NULL, success"
                    + " boolean NOT NULL)"
            })
    void killedAtItsFirstStatementsTheNextLaunchFinishes(String leftBehind) throws Exception {
        TestDatabase whole = someClinic();
        upgrade(whole);
        TestDatabase database = someClinic().run(leftBehind);
        TestDatabase empty = TestDatabase.empty().run(leftBehind);

        assertThat(upgrade(database).shape()).isEqualTo(Shape.LEGACY);
        assertThat(upgrade(empty).shape()).isEqualTo(Shape.EMPTY);

        assertThat(Databases.dump(database)).isEqualTo(Databases.dump(whole));
        assertThat(Databases.structure(empty, "public")).isEqualTo(Databases.structure(whole, "public"));
    }

    @Test
    void killedDuringItsFillTheNextLaunchResumes() throws Exception {
        TestDatabase whole = someClinic();
        new Upgrade(whole.dataSource(), SMALL_BATCHES, UpgradeListener.NONE).run();
        TestDatabase database = someClinic();

        for (int batches = 1; batches <= 3; batches++) {
            int last = batches;
            assertThatThrownBy(() -> new Upgrade(database.dataSource(), SMALL_BATCHES, new UpgradeListener() {
                                private int seen;

                                @Override
                                public void filled(long done, long total) {
                                    if (++seen == last) {
                                        throw new Killed();
                                    }
                                }
                            })
                            .run())
                    .isInstanceOf(Killed.class);
        }
        assertThat(rows(database, "SELECT count(*) FROM reservations WHERE num_nonnulls(period, \"serviceId\") > 0"))
                .containsExactly(Integer.toString(42 - unreadableWithoutService(42)));
        UpgradeReport resumed = new Upgrade(database.dataSource(), SMALL_BATCHES, UpgradeListener.NONE).run();

        assertThat(resumed.verification()).isEqualTo(new UpgradeReport.Verification(100, 0, List.of()));
        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    static List<Integer> batches() {
        return FaultRuns.of(List.of(0, 3, 1, 6), batches -> batches > 0);
    }

    @ParameterizedTest
    @Tag(FaultRuns.TAG)
    @MethodSource("batches")
    void stoppedBetweenTwoBatchesItKeepsThemAndTheNextLaunchResumes(int batches) throws Exception {
        TestDatabase whole = someClinic();
        upgrade(whole);
        TestDatabase database = someClinic();
        AtomicInteger committed = new AtomicInteger();

        assertThatThrownBy(() -> new Upgrade(database.dataSource(), SMALL_BATCHES, new UpgradeListener() {
                            @Override
                            public boolean mayContinue() {
                                return committed.get() < batches;
                            }

                            @Override
                            public void filled(long done, long total) {
                                committed.incrementAndGet();
                            }
                        })
                        .run())
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new UpgradeRefusal.Cancelled()));

        assertThat(committed).hasValue(batches);
        assertThat(new StatusReader(database.dataSource()).read().pending()).isTrue();
        UpgradeReport resumed = new Upgrade(database.dataSource(), SMALL_BATCHES, UpgradeListener.NONE).run();
        assertThat(resumed.verification()).isEqualTo(new UpgradeReport.Verification(100, 0, List.of()));
        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    private static int unreadableWithoutService(int rows) {
        int count = 0;
        for (int i = 0; i < rows; i++) {
            count += i % 9 == 0 && i % 4 != 0 ? 1 : 0;
        }
        return count;
    }

    @Test
    void anInvalidIndexIsBuiltAgain() throws Exception {
        TestDatabase database = someClinic();
        assertThatThrownBy(() -> new Upgrade(database.dataSource(), SMALL_BATCHES, new UpgradeListener() {
                            @Override
                            public void expanded(int reached, int last) {
                                if (reached == 8) {
                                    throw new Killed();
                                }
                            }
                        })
                        .run())
                .isInstanceOf(Killed.class);
        database.run("""
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"reservations_serviceId_idx"'::regclass;
            UPDATE frontdesk.flyway_schema_history SET success = false WHERE version = '8';
            """);

        upgrade(database);

        assertThat(rows(
                        database,
                        "SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'reservations'::regclass"
                                + " AND NOT indisvalid"))
                .isEmpty();
        assertThat(rows(database, "SELECT version FROM frontdesk.flyway_schema_history WHERE NOT success"))
                .isEmpty();
    }

    @Test
    void twelveConcurrentDesksUpgradeOnce() throws Exception {
        TestDatabase whole = someClinic();
        upgrade(whole);
        TestDatabase database = someClinic();
        CyclicBarrier start = new CyclicBarrier(12);
        List<Callable<UpgradeReport>> desks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            desks.add(() -> {
                start.await();
                return upgrade(database);
            });
        }

        List<UpgradeReport> reports = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(12)) {
            for (Future<UpgradeReport> report : pool.invokeAll(desks)) {
                reports.add(report.get());
            }
        }

        assertThat(reports).filteredOn(UpgradeReport::changed).hasSize(1);
        assertThat(reports)
                .extracting(UpgradeReport::reservationsFilled)
                .containsOnly(reports.getFirst().reservationsFilled());
        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    @Test
    void aBlockingIdleTransactionIsNamedAndAfterItsEndTheUpgradeSucceeds() throws Exception {
        TestDatabase whole = someClinic();
        upgrade(whole);
        TestDatabase database = someClinic();
        try (Connection idle = database.connect();
                Statement statement = idle.createStatement()) {
            statement.execute("SET application_name = 'night report'");
            idle.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM reservations").close();

            assertThatThrownBy(
                            () -> new Upgrade(database.dataSource(), Databases.IMPATIENT, UpgradeListener.NONE).run())
                    .asInstanceOf(InstanceOfAssertFactories.type(UpgradeRefusedException.class))
                    .satisfies(refused -> assertThat(refused.refusal())
                            .isInstanceOfSatisfying(
                                    UpgradeRefusal.BlockedBy.class,
                                    blocked -> assertThat(blocked.session())
                                            .isNotNull()
                                            .returns("night report", BlockingSession::application)
                                            .returns("idle in transaction", BlockingSession::state)))
                    .satisfies(
                            refused -> assertThat(refused.refusal().notOurs()).isFalse());
            idle.rollback();
        }

        upgrade(database);

        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    @Test
    void lockedRowsAreFilledOnceTheyAreUnlocked() throws Exception {
        TestDatabase database = someClinic();
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            Upgrade upgrade = new Upgrade(database.dataSource(), SMALL_BATCHES, new UpgradeListener() {
                private int pages;

                @Override
                public void step(UpgradeStep step) {
                    if (step == UpgradeStep.FILL) {
                        statements("BEGIN; SELECT id FROM reservations WHERE id = 'r050' FOR UPDATE");
                    }
                }

                @Override
                public void filled(long done, long total) {
                    // The whole table has been scanned once by then.
                    if (++pages == 20) {
                        statements("ROLLBACK");
                    }
                }

                private void statements(String sql) {
                    try {
                        statement.execute(sql);
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });

            UpgradeReport report = upgrade.run();

            assertThat(report.verification().differences()).isEmpty();
        }
        assertThat(rows(database, "SELECT \"timeSlotStart\" FROM reservations WHERE id = 'r050'"))
                .containsExactly("11:40");
    }

    @Test
    void anotherDeskThatDoesNotFinishIsNamed() throws Exception {
        TestDatabase database = someClinic();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SET application_name = 'other desk'");
            statement.execute("SELECT pg_advisory_lock(" + UpgradeLock.KEY + ")");

            assertThatThrownBy(
                            () -> new Upgrade(database.dataSource(), Databases.IMPATIENT, UpgradeListener.NONE).run())
                    .isInstanceOf(UpgradeRefusedException.class)
                    .hasMessageContaining("other desk");
        }
        assertThat(new StatusReader(database.dataSource()).read().version()).isZero();
    }

    @Test
    void itCanBePostponedWhileItWaitsForAnotherDesk() throws Exception {
        TestDatabase database = someClinic();
        AtomicBoolean waits = new AtomicBoolean();
        UpgradeListener listener = new UpgradeListener() {
            @Override
            public void waitsForAnother() {
                waits.set(true);
            }

            @Override
            public boolean mayBegin() {
                return !waits.get();
            }
        };
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + UpgradeLock.KEY + ")");

            assertThatThrownBy(() -> new Upgrade(
                                    database.dataSource(),
                                    Databases.IMPATIENT.withWaits(Duration.ofMinutes(2), Duration.ofSeconds(1)),
                                    listener)
                            .run())
                    .asInstanceOf(type(UpgradeRefusedException.class))
                    .extracting(UpgradeRefusedException::refusal)
                    .isEqualTo(new UpgradeRefusal.Postponed());
        }
        assertThat(waits).isTrue();
        assertThat(new StatusReader(database.dataSource()).read().version()).isZero();
    }
}
