package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.newColumns;
import static clinic.frontdesk.upgrade.Databases.oldColumns;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UpgradeTest {

    private static final String MONDAY = "2025-06-09";

    private static final String FOUR = insert("a", MONDAY, "09:30", "WRINKLE_BOTOX")
            + insert("b", MONDAY, "14:00", "WRINKLE_BOTOX")
            + insert("c", MONDAY, "15:00", "WRINKLE_BOTOX")
            + insert("d", MONDAY, "16:00", "WRINKLE_BOTOX");

    @Test
    void theAcceptanceTableHolds() throws Exception {
        TestDatabase database = TestDatabase.legacy().run(FOUR);
        List<String> before = oldColumns(database);

        UpgradeReport report = upgrade(database);

        assertThat(rows(
                        database,
                        "SELECT \"preferredTime\", period, \"timeSlotStart\", \"timeSlotEnd\", \"serviceName\","
                                + " \"estimatedDuration\" FROM reservations ORDER BY id"))
                .containsExactly(
                        "09:30|MORNING|09:30|10:00|주름 보톡스|30",
                        "14:00|AFTERNOON|14:00|14:30|주름 보톡스|30",
                        "15:00|AFTERNOON|15:00|15:30|주름 보톡스|30",
                        "16:00|AFTERNOON|16:00|16:30|주름 보톡스|30");
        assertThat(rows(
                        database,
                        "SELECT (SELECT count(*) FROM services), (SELECT count(*) FROM clinic_time_slots),"
                                + " (SELECT count(*) FROM reservations WHERE \"serviceId\" IS NOT NULL)"))
                .containsExactly("1|10|4");
        assertThat(oldColumns(database)).isEqualTo(before);
        assertThat(report)
                .usingRecursiveComparison()
                .ignoringFields("version", "milliseconds", "added", "extras", "backup")
                .isEqualTo(new UpgradeReport(
                        Shape.LEGACY,
                        0,
                        0,
                        true,
                        1,
                        10,
                        4,
                        List.of(),
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        new UpgradeReport.OldValues(4, 0, 0, List.of()),
                        new UpgradeReport.Verification(4, 0, List.of()),
                        Map.of()));
        assertThat(newColumns(database)).hasSize(4);
    }

    @Test
    void aSecondLaunchChangesNothing() throws Exception {
        TestDatabase database = TestDatabase.legacy().run(FOUR);
        upgrade(database);
        String before = Databases.everything(database);

        UpgradeReport second = upgrade(database);

        assertThat(second.shape()).isEqualTo(Shape.UPGRADED);
        assertThat(second.changed()).isFalse();
        assertThat(second.reservationsFilled()).isEqualTo(4);
        assertThat(Databases.everything(database)).isEqualTo(before);
    }

    @Test
    void rowsOfServicesNotSetUpAreFilledFromTheirTimeOnly() throws Exception {
        TestDatabase database = TestDatabase.legacy()
                .run(insert("1", MONDAY, "09:00", "WRINKLE_BOTOX")
                        + insert("2", MONDAY, "10:00", "VOLUME_LIFTING")
                        + insert("3", MONDAY, "11:59", "SKIN_CARE")
                        + insert("4", MONDAY, "12:00", "REMOVAL_PROCEDURE")
                        + insert("5", MONDAY, "15:00", "BODY_CARE")
                        + insert("6", MONDAY, "17:30", "OTHER_CONSULTATION"));

        UpgradeReport report = upgrade(database);

        assertThat(newColumns(database))
                .containsExactly(
                        "1|MORNING|09:00|09:30|주름 보톡스|30|frontdesk-wrinkle-botox",
                        "2|MORNING|10:00|-|-|-|-",
                        "3|MORNING|11:59|-|-|-|-",
                        "4|AFTERNOON|12:00|-|-|-|-",
                        "5|AFTERNOON|15:00|-|-|-|-",
                        "6|AFTERNOON|17:30|-|-|-|-");
        assertThat(rows(
                        database,
                        "SELECT start_minute, duration_minutes, buffer_minutes FROM frontdesk.occupancy"
                                + " ORDER BY reservation_id"))
                .containsExactly("540|30|10", "600|30|10", "719|30|10", "720|30|10", "900|30|10", "1050|30|10");
        assertThat(report.reservationsFilled()).isEqualTo(6);
        assertThat(report.verification()).isEqualTo(new UpgradeReport.Verification(6, 0, List.of()));
    }

    @Test
    void anEmptyDatabaseEndsLikeALegacyOne() throws Exception {
        TestDatabase legacy = TestDatabase.legacy();
        TestDatabase empty = TestDatabase.empty();
        assertThat(new StatusReader(empty.dataSource()).read().shape()).isEqualTo(Shape.EMPTY);

        assertThat(upgrade(legacy).shape()).isEqualTo(Shape.LEGACY);
        assertThat(upgrade(empty).shape()).isEqualTo(Shape.EMPTY);

        assertThat(Databases.dump(empty)).isEqualTo(Databases.dump(legacy));
        assertThat(Databases.structure(empty, "frontdesk")).isEqualTo(Databases.structure(legacy, "frontdesk"));
    }

    @Test
    void upgradeRollbackAndUpgradeEndTheSame() throws Exception {
        TestDatabase database = TestDatabase.legacy()
                .run(FOUR + insert("e", MONDAY, "오후 2시", "SKIN_CARE") + insert("f", MONDAY, "16:10", "BODY_CARE"));
        List<String> legacy = Databases.dump(database);
        upgrade(database);
        List<String> upgraded = Databases.dump(database);
        Rollback undo = new Rollback(database.dataSource(), Databases.PATIENT);
        assertThat(undo.losses())
                .contains(
                        new Rollback.Loss("services", 1),
                        new Rollback.Loss("clinic_time_slots", 10),
                        new Rollback.Loss("reservations.serviceId", 4),
                        new Rollback.Loss("reservations.timeSlotStart", 5));

        undo.run();

        assertThat(Databases.dump(database)).isEqualTo(legacy);
        assertThat(rows(
                        database,
                        "SELECT relname FROM pg_class WHERE relnamespace = 'frontdesk'::regnamespace"
                                + " AND relkind = 'r'"))
                .containsExactly("roll_back");
        assertThatThrownBy(() -> upgrade(database))
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new UpgradeRefusal.RolledBack()));
        new Upgrade(database.dataSource(), Databases.PATIENT.askedAgain(), UpgradeListener.NONE).run();
        assertThat(Databases.dump(database)).isEqualTo(upgraded);
    }
}
