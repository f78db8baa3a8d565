package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.newColumns;
import static clinic.frontdesk.upgrade.Databases.oldColumns;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    void aSecondLaunchOnlyLooks() throws Exception {
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
    void rowsOfServicesThatAreNotSetUpGetWhatTheirTimeTells() throws Exception {
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

    /** What people write where a time should be; the reason is what the receptionist is told. */
    private static final Map<String, String> UNREADABLE = unreadable();

    private static Map<String, String> unreadable() {
        Map<String, String> written = new LinkedHashMap<>();
        for (String empty : List.of("", " ", "\t", " \r\n ")) {
            written.put(empty, "empty");
        }
        for (String range : List.of("24:00", "25:00", "99:99", "09:60", "23:60", "24:30", "00:99", " 30:15 ")) {
            written.put(range, "out-of-range");
        }
        for (String other : List.of(
                "오후 2시",
                "오전 9시 30분",
                "9시",
                "14시30분",
                "정오",
                "now",
                "noon",
                "allballs",
                "today",
                "1400",
                "930",
                "14",
                "9:5",
                "9:",
                ":30",
                ":",
                "14:00:00",
                "14:00:00.123",
                "09:30+09",
                "09:30Z",
                "09:30 AM",
                "9:30pm",
                "2 pm",
                "-1:30",
                "+9:30",
                "09-30",
                "09.30",
                "09：30",
                "０９:３０",
                "٠٩:٣٠",
                "009:30",
                "09 : 30",
                "09: 30",
                "09:3O",
                "O9:30",
                "14:00-15:00",
                "14:00~",
                "10:00, 11:00",
                "아무 때나",
                "-",
                "?",
                "null",
                "1e1:00",
                "0x9:30",
                "14:00'; DROP TABLE reservations; --",
                "14:00\u00a0",
                "\u300014:00",
                "2025-06-09 14:00",
                "🕙")) {
            written.put(other, "not-a-time");
        }
        return written;
    }

    @Test
    void timesThatNobodyCanReadAreListedWithTheirReasonAndStopNothing() throws Exception {
        TestDatabase database = TestDatabase.legacy();
        List<Unparsed> expected = new ArrayList<>();
        StringBuilder inserts = new StringBuilder();
        UNREADABLE.forEach((written, reason) -> {
            String id = "%03d".formatted(expected.size());
            inserts.append(insert(id, MONDAY, written, "WRINKLE_BOTOX"));
            expected.add(new Unparsed(id, written, reason));
        });
        inserts.append(insert("z1", MONDAY, "9:30", "WRINKLE_BOTOX"));
        inserts.append(insert("z2", MONDAY, " 14:00", "WRINKLE_BOTOX"));
        inserts.append(insert("z3", "2025-06-10", "23:30", "WRINKLE_BOTOX"));
        inserts.append(insert("z4", "2025-06-10", "23:45", "WRINKLE_BOTOX"));
        database.run(inserts.toString());
        List<String> before = oldColumns(database);

        UpgradeStatus status = new StatusReader(database.dataSource()).read();
        UpgradeReport report = upgrade(database);

        assertThat(expected).hasSizeGreaterThan(40);
        assertThat(status.unparsed()).isEqualTo(expected);
        assertThat(report.unparsed()).isEqualTo(expected);
        assertThat(report.verification().differences()).isEmpty();
        assertThat(oldColumns(database)).isEqualTo(before);
        assertThat(newColumns(database))
                .filteredOn(row -> !row.startsWith("z"))
                .allMatch(row -> row.endsWith("|-|-|-|주름 보톡스|30|frontdesk-wrinkle-botox"));
        assertThat(newColumns(database))
                .contains(
                        "z1|MORNING|09:30|10:00|주름 보톡스|30|frontdesk-wrinkle-botox",
                        "z2|AFTERNOON|14:00|14:30|주름 보톡스|30|frontdesk-wrinkle-botox",
                        "z4|AFTERNOON|23:45|-|주름 보톡스|30|frontdesk-wrinkle-botox");
        assertThat(rows(database, "SELECT reservation_id FROM frontdesk.occupancy ORDER BY 1"))
                .containsExactly("z1", "z2", "z3", "z4");
        assertThat(rows(database, "SELECT count(*) FROM frontdesk.mark WHERE code = 'unreadable-time'"))
                .containsExactly(Integer.toString(expected.size()));
        assertThat(rows(database, "SELECT reservation_id FROM frontdesk.mark WHERE code = 'past-midnight'"))
                .contains("z4");
        assertThat(new StatusReader(database.dataSource()).read().unparsed()).isEqualTo(expected);
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
    void upAndDownAndUpAgainEndsTheSame() throws Exception {
        TestDatabase database = TestDatabase.legacy()
                .run(FOUR + insert("e", MONDAY, "오후 2시", "SKIN_CARE") + insert("f", MONDAY, "16:10", "BODY_CARE"));
        List<String> legacy = Databases.dump(database);
        upgrade(database);
        List<String> upgraded = Databases.dump(database);
        Undo undo = new Undo(database.dataSource(), Databases.PATIENT);
        assertThat(undo.losses())
                .contains(
                        new Undo.Loss("services", 1),
                        new Undo.Loss("clinic_time_slots", 10),
                        new Undo.Loss("reservations.serviceId", 4),
                        new Undo.Loss("reservations.timeSlotStart", 5));

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
