package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.PATIENT;
import static clinic.frontdesk.upgrade.Databases.dump;
import static clinic.frontdesk.upgrade.Databases.everything;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.Rollback.Loss;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class RollbackTest {

    private static TestDatabase clinic() {
        return TestDatabase.legacy()
                .run(insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX")
                        + insert("b", "2025-06-09", "오후 2시", "SKIN_CARE"));
    }

    @Test
    void lossesAreCountedByColumnAndNoMoreIsLostThanWasConfirmed() throws Exception {
        TestDatabase database = clinic();
        List<String> legacy = dump(database);
        upgrade(database);
        database.run("INSERT INTO frontdesk.flag (reservation_id, code, day, note, covered_day, covered_minute)"
                + " VALUES ('a', 'squeeze-in', '2025-06-09', 'came from far away', '2025-06-09', 540);"
                + "SELECT frontdesk.add_closure('2025-06-10', 540, 720, NULL, 'training');"
                + "SELECT frontdesk.open_holiday('2026-12-25')");
        String before = everything(database);
        Rollback undo = new Rollback(database.dataSource(), PATIENT);
        List<Loss> losses = List.of(
                new Loss("clinic_time_slots", 10),
                new Loss("services", 1),
                new Loss("reservations.estimatedDuration", 1),
                new Loss("reservations.period", 1),
                new Loss("reservations.serviceId", 1),
                new Loss("reservations.serviceName", 1),
                new Loss("reservations.timeSlotEnd", 1),
                new Loss("reservations.timeSlotStart", 1),
                new Loss("frontdesk.flag", 1),
                new Loss("frontdesk.closure", 1),
                new Loss("frontdesk.opened_holiday", 1));

        assertThat(undo.run(19)).isEqualTo(new Rollback.RollbackOutcome.MoreWouldBeLost(losses));
        assertThat(everything(database)).isEqualTo(before);

        assertThat(undo.run(20)).isEqualTo(new Rollback.RollbackOutcome.TakenBack(losses));
        assertThat(dump(database)).isEqualTo(legacy);
        assertThat(undo.desk()).isFalse();
    }

    @Test
    void aConnectedDeskBlocksTheRollback() throws Exception {
        TestDatabase database = clinic();
        upgrade(database);
        String before = everything(database);
        try (Connection desk = database.connect();
                Connection sameDesk = database.connect();
                Statement statement = desk.createStatement();
                Statement same = sameDesk.createStatement()) {
            statement.execute("SET application_name = 'frontdesk 12345678'");
            same.execute("SET application_name = 'frontdesk 12345678'");

            assertThatThrownBy(() -> new Rollback(database.dataSource(), PATIENT).run())
                    .isInstanceOfSatisfying(
                            UpgradeRefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(new UpgradeRefusal.DesksConnected(1)));
        }
        assertThat(everything(database)).isEqualTo(before);
    }

    static List<Integer> versions() {
        List<Integer> all = List.of(6, 2, 4, 5, 8, 11, 13, 15, 17, 18, 19, 20);
        return FaultRuns.of(all, version -> version < 18 ? "before the triggers" : "after");
    }

    @ParameterizedTest
    @Tag(FaultRuns.TAG)
    @MethodSource("versions")
    void anUnfinishedUpgradeCanBeRolledBack(int version) throws Exception {
        TestDatabase database = clinic();
        List<String> legacy = dump(database);
        assertThatThrownBy(() -> new Upgrade(database.dataSource(), PATIENT, new UpgradeListener() {
                            @Override
                            public void expanded(int reached, int last) {
                                if (reached == version) {
                                    throw new IllegalStateException("killed");
                                }
                            }
                        })
                        .run())
                .hasMessage("killed");

        new Rollback(database.dataSource(), PATIENT).run();

        assertThat(dump(database)).isEqualTo(legacy);
        assertThatThrownBy(() -> upgrade(database)).hasMessageContaining("rolled back");
        new Upgrade(database.dataSource(), PATIENT.askedAgain(), UpgradeListener.NONE).run();
        assertThat(new Rollback(database.dataSource(), PATIENT).losses()).contains(new Loss("reservations.period", 1));
    }
}
