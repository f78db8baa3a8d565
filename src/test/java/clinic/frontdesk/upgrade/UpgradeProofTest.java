package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.IMPATIENT;
import static clinic.frontdesk.upgrade.Databases.PATIENT;
import static clinic.frontdesk.upgrade.Databases.everything;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The verification of the upgrade, and that it detects errors. */
@Execution(ExecutionMode.CONCURRENT)
class UpgradeProofTest {

    private static final String MONDAY = "2025-06-09";

    @TempDir
    private Path files;

    private static TestDatabase clinic() {
        return TestDatabase.legacy()
                .run(insert("a", MONDAY, "09:30", "WRINKLE_BOTOX")
                        + insert("b", MONDAY, "14:00", "WRINKLE_BOTOX")
                        + insert("c", MONDAY, "14:20", "SKIN_CARE")
                        + insert("d", MONDAY, "오후 2시", "SKIN_CARE"));
    }

    /** Runs statements at a step, as another client does. */
    private static UpgradeListener at(UpgradeStep step, TestDatabase database, String sql) {
        return new UpgradeListener() {
            @Override
            public void step(UpgradeStep reached) {
                if (reached == step) {
                    database.run(sql);
                }
            }
        };
    }

    @Test
    void writesBetweenTheBackupAndTheTriggersAreCountedAsOthers() throws Exception {
        TestDatabase database = clinic();

        UpgradeReport report = new Upgrade(
                        database.dataSource(),
                        PATIENT,
                        at(
                                UpgradeStep.EXPAND,
                                database,
                                insert("e", MONDAY, "16:00", "BODY_CARE")
                                        + "UPDATE reservations SET status = 'CANCELLED' WHERE id = 'a';"
                                        + "DELETE FROM reservations WHERE id = 'b';"))
                .run();

        assertThat(report.oldValues()).isEqualTo(new UpgradeReport.OldValues(4, 3, 0, List.of()));
        assertThat(report.verification().differences()).isEmpty();
        assertThat(rows(database, "SELECT count(*) FROM frontdesk.concurrent_write"))
                .containsExactly("0");
    }

    @Test
    void writesDuringTheFillAreCountedAsOthers() throws Exception {
        TestDatabase database = clinic();

        UpgradeReport report = new Upgrade(
                        database.dataSource(),
                        PATIENT,
                        at(
                                UpgradeStep.FLAG,
                                database,
                                insert("e", MONDAY, "16:00", "BODY_CARE")
                                        + "UPDATE reservations SET id = 'aa' WHERE id = 'a';"
                                        + "UPDATE reservations SET notes = '' WHERE id = 'c';"
                                        + "DELETE FROM reservations WHERE id = 'b';"))
                .run();

        assertThat(report.oldValues()).isEqualTo(new UpgradeReport.OldValues(4, 5, 0, List.of()));
    }

    @Test
    void anOldValueThatChangedUnexplainedIsNamed() throws Exception {
        TestDatabase database = clinic();

        UpgradeReport report = new Upgrade(
                        database.dataSource(),
                        PATIENT,
                        at(
                                UpgradeStep.FLAG,
                                database,
                                // As an error of the fill would: unseen by the triggers.
                                "SET frontdesk.writer = 'fill';"
                                        + "UPDATE reservations SET phone = '' WHERE id = 'c';"
                                        + "DELETE FROM reservations WHERE id = 'd';"))
                .run();

        assertThat(report.oldValues())
                .isEqualTo(new UpgradeReport.OldValues(4, 0, 2, List.of("c: is changed", "d: is gone")));
    }

    @Test
    void aNewValueThatDoesNotFollowFromTheOldOnesIsNamed() throws Exception {
        TestDatabase database = clinic();

        UpgradeReport report = new Upgrade(
                        database.dataSource(),
                        PATIENT,
                        at(
                                UpgradeStep.FLAG,
                                database,
                                "SET frontdesk.writer = 'fill';"
                                        + "UPDATE reservations SET \"timeSlotStart\" = '10:00' WHERE id = 'a';"))
                .run();

        assertThat(report.verification()).isEqualTo(new UpgradeReport.Verification(4, 1, List.of("a: timeSlotStart")));
    }

    @Test
    void theReportIsAPageWithoutPatientsNames() throws Exception {
        TestDatabase database = clinic();
        List<Path> pages = new ArrayList<>();

        new Upgrade(database.dataSource(), PATIENT.withFiles(files), new UpgradeListener() {
                    @Override
                    public void reported(Path file) {
                        pages.add(file);
                    }
                })
                .run();

        assertThat(pages).hasSize(1);
        String page = Files.readString(pages.getFirst(), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("채운 예약", "4건 중 설명 없이 달라진 것 0건", "d: not-a-time", "frontdesk rollback")
                .contains("all 4 rows are the same")
                .doesNotContain("김하나", "010-1234", "오후 2시", "✗");
        assertThat(Files.getPosixFilePermissions(pages.getFirst()).toString())
                .contains("OWNER_READ")
                .doesNotContain("GROUP", "OTHERS");
    }

    @Test
    void aPostponedUpgradeHasChangedNothing() {
        TestDatabase database = clinic();
        String before = everything(database);
        for (int asked = 1; asked <= 2; asked++) {
            int no = asked;
            assertThatThrownBy(() -> new Upgrade(
                                    database.dataSource(), PATIENT.withFiles(files), new UpgradeListener() {
                                        private int times;

                                        @Override
                                        public boolean mayBegin() {
                                            return ++times < no;
                                        }
                                    })
                            .run())
                    .isInstanceOfSatisfying(
                            UpgradeRefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(new UpgradeRefusal.Postponed()));
            assertThat(everything(database)).isEqualTo(before);
        }
        assertThat(files.resolve("backups")).isEmptyDirectory();
    }

    @Test
    void withoutABackupThereIsNoUpgrade() throws IOException {
        TestDatabase database = clinic();
        String before = everything(database);
        Files.writeString(files.resolve("backups"), "a file where the folder should be");

        assertThatThrownBy(
                        () -> new Upgrade(database.dataSource(), PATIENT.withFiles(files), UpgradeListener.NONE).run())
                .hasMessageContaining("Without a proven backup nothing is upgraded")
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("no-backup"));

        assertThat(everything(database)).isEqualTo(before);
    }

    @Test
    void anIndexBuildBlockedByAnIdleTransactionIsCanceledAndTheBlockerNamed() throws Exception {
        TestDatabase database = clinic();
        try (Connection idle = database.connect();
                Statement statement = idle.createStatement()) {
            idle.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            idle.setAutoCommit(false);
            statement.execute("SET application_name = 'yearly report'");
            idle.commit();

            assertThatThrownBy(() -> new Upgrade(database.dataSource(), IMPATIENT, new UpgradeListener() {
                                @Override
                                public void expanded(int version, int last) {
                                    if (version == 5) {
                                        execute(statement, "SELECT count(*) FROM pg_catalog.pg_class");
                                    }
                                }
                            })
                            .run())
                    .hasMessageContaining("yearly report")
                    .isInstanceOf(UpgradeRefusedException.class);
            assertThat(rows(database, "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
                    .isEmpty();
            idle.rollback();
        }

        assertThat(upgrade(database).verification().differences()).isEmpty();
        assertThat(rows(database, "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
                .isEmpty();
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void objectsThatTheWebsiteAddsLaterAreNamedOnce() throws Exception {
        TestDatabase database = clinic();
        upgrade(database);
        database.run("CREATE TABLE manual_time_closures (id text PRIMARY KEY, closure_date date NOT NULL,"
                + " period \"Period\" NOT NULL, time_slot_start varchar(5) NOT NULL, time_slot_end varchar(5),"
                + " is_active boolean NOT NULL DEFAULT true)");

        assertThat(upgrade(database).appeared()).containsExactly("table public.manual_time_closures");
        assertThat(upgrade(database).appeared()).isEmpty();
    }
}
