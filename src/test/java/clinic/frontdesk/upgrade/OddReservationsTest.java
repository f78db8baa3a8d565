package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.newColumns;
import static clinic.frontdesk.upgrade.Databases.oldColumns;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.ShapeDetectorTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reservations with unusual values: each is filled, or flagged with a reason and listed for the receptionist. */
@Execution(ExecutionMode.CONCURRENT)
class OddReservationsTest {

    private static final List<WrittenKind> KINDS = WrittenKind.all();

    private static final String MONDAY = "2099-06-08";

    /** A clinic in which every kind was written before the upgrade and again after it; all tests read it. */
    private record OddClinic(
            UpgradeStatus before,
            UpgradeReport report,
            Map<String, String> slots,
            Map<String, String> marks,
            Set<String> holding,
            Map<String, InboxItem> attention,
            Map<String, Unparsed> unparsed,
            boolean oldColumnsKept) {

        static final OddClinic INSTANCE = open();

        private static OddClinic open() {
            TestDatabase database = TestDatabase.legacy();
            write(database, "before");
            List<String> old = oldColumns(database);
            UpgradeStatus before = new StatusReader(database.dataSource()).read();
            try {
                UpgradeReport report = upgrade(database);
                boolean kept = oldColumns(database).equals(old);
                write(database, "after");
                return new OddClinic(
                        before,
                        report,
                        byId(rows(database, "SELECT id, period, \"timeSlotStart\", \"timeSlotEnd\" FROM reservations")),
                        byId(rows(
                                database,
                                "SELECT reservation_id, code, note FROM frontdesk.flag "
                                        + " WHERE code IN ('unreadable-time', 'past-midnight')")),
                        Set.copyOf(rows(database, "SELECT reservation_id FROM frontdesk.occupancy WHERE holds")),
                        new InboxRepository(database.dsl())
                                .queue().stream()
                                        .filter(InboxItem::flagged)
                                        .collect(Collectors.toMap(InboxItem::id, Function.identity())),
                        report.unparsed().stream().collect(Collectors.toMap(Unparsed::id, Function.identity())),
                        kept);
            } catch (UpgradeRefusedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Map<String, String> byId(List<String> rows) {
            return rows.stream()
                    .collect(Collectors.toMap(
                            row -> row.substring(0, row.indexOf('|')), row -> row.substring(row.indexOf('|') + 1)));
        }

        private static void write(TestDatabase database, String when) {
            String row = insert("?", MONDAY, "?", "WRINKLE_BOTOX").replace("'?'", "?");
            try (Connection connection = database.connect();
                    PreparedStatement insert = connection.prepareStatement(row)) {
                for (int i = 0; i < KINDS.size(); i++) {
                    insert.setString(1, id(when, i));
                    insert.setString(2, KINDS.get(i).text());
                    insert.executeUpdate();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String id(String when, int number) {
        return "%s-%04d".formatted(when, number);
    }

    static List<WrittenKind> kinds() {
        return KINDS;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyWrittenTimeIsReadOrListed(WrittenKind kind) {
        OddClinic clinic = OddClinic.INSTANCE;
        int number = KINDS.indexOf(kind);
        for (String when : List.of("before", "after")) {
            String id = id(when, number);
            assertThat(clinic.slots().get(id)).as(when).isEqualTo(kind.slot(30));
            String mark = kind.reason() != null
                    ? "unreadable-time|" + kind.reason()
                    : kind.endsAtMidnightOrLater(30) ? "past-midnight|-" : null;
            assertThat(clinic.marks().get(id)).as(when).isEqualTo(mark);
            assertThat(clinic.holding().contains(id)).as(when).isEqualTo(kind.reason() == null);
            if (kind.reason() != null) {
                assertThat(clinic.attention().get(id))
                        .as(when)
                        .isNotNull()
                        .returns(kind.text(), InboxItem::writtenTime)
                        .returns(true, InboxItem::needsTime);
            }
        }
        Unparsed unparsed =
                kind.reason() == null ? null : new Unparsed(id("before", number), kind.text(), kind.reason());
        assertThat(clinic.unparsed().get(id("before", number))).isEqualTo(unparsed);
    }

    @Test
    void noneOfThemStopsTheUpgrade() {
        OddClinic clinic = OddClinic.INSTANCE;
        long unreadable = KINDS.stream().filter(kind -> kind.start() == null).count();

        assertThat(KINDS).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(clinic.before().unparsed()).isEqualTo(clinic.report().unparsed());
        assertThat(clinic.report().unparsed()).hasSize((int) unreadable);
        assertThat(clinic.report().verification())
                .isEqualTo(new UpgradeReport.Verification(KINDS.size(), 0, List.of()));
        assertThat(clinic.oldColumnsKept()).isTrue();
    }

    @Test
    void extremeDatesAreFilledLikeOthers() throws Exception {
        List<String> days = List.of(
                "1900-01-01", "9999-12-31", "infinity", "-infinity", "0001-01-01", "4713-01-01 BC", "5874897-12-31");
        TestDatabase database = TestDatabase.legacy();
        for (int i = 0; i < days.size(); i++) {
            database.run(insert(i + "-read", days.get(i), "09:30", "WRINKLE_BOTOX")
                    + insert(i + "-read-too", days.get(i), "09:40", "WRINKLE_BOTOX")
                    + insert(i + "-unreadable", days.get(i), "나중에", "WRINKLE_BOTOX"));
        }
        List<String> old = oldColumns(database);

        UpgradeReport report = upgrade(database);

        assertThat(report.verification()).isEqualTo(new UpgradeReport.Verification(days.size() * 3L, 0, List.of()));
        assertThat(oldColumns(database)).isEqualTo(old);
        assertThat(rows(
                        database,
                        "SELECT DISTINCT substring(id, 2), period, \"timeSlotStart\", \"timeSlotEnd\" FROM reservations"
                                + " ORDER BY 1"))
                .containsExactly("-read|MORNING|09:30|10:00", "-read-too|MORNING|09:40|10:10", "-unreadable|-|-|-");
        // Nothing before today is flagged.
        assertThat(new InboxRepository(database.dsl())
                        .queue().stream().filter(InboxItem::flagged).toList())
                .extracting(InboxItem::id)
                .contains("1-unreadable", "2-unreadable", "6-unreadable")
                .doesNotContain("0-unreadable", "3-unreadable", "4-unreadable", "5-unreadable");
    }

    @Test
    void wrongValuesOfTheWebsiteAreKeptAndListed() throws Exception {
        TestDatabase database = ShapeDetectorTest.shapeOfTheWebsite();
        database.run(insert("end-first", "2099-06-07", "09:30", "OTHER_CONSULTATION")
                + insert("no-service", "2099-06-07", "10:30", "OTHER_CONSULTATION")
                + insert("no-time", "2099-06-07", "아무 때나", "OTHER_CONSULTATION")
                + insert("other-time", "2099-06-07", "11:30", "OTHER_CONSULTATION")
                + insert("past-midnight", "2099-06-07", "23:50", "OTHER_CONSULTATION")
                + insert("overlap-1", "2099-06-06", "10:30", "OTHER_CONSULTATION")
                + insert("overlap-2", "2099-06-06", "10:50", "OTHER_CONSULTATION"));
        database.run("""
            UPDATE reservations SET "serviceName" = '없어진 시술', "estimatedDuration" = 30, period = 'MORNING',
                   "timeSlotStart" = CASE WHEN id = 'no-time' THEN '?' ELSE "preferredTime" END;
            UPDATE reservations SET "timeSlotEnd" = '09:00' WHERE id = 'end-first';
            UPDATE reservations SET "timeSlotEnd" = '00:20' WHERE id = 'past-midnight';
            UPDATE reservations SET "timeSlotEnd" = '??' WHERE id = 'no-time';
            UPDATE reservations SET "timeSlotStart" = '11:00', "timeSlotEnd" = '11:30' WHERE id = 'other-time';
            """);
        List<String> old = oldColumns(database);
        List<String> given = newColumns(database);

        UpgradeReport report = upgrade(database);

        assertThat(report.verification().differences()).isEmpty();
        assertThat(oldColumns(database)).isEqualTo(old);
        assertThat(newColumns(database)).isEqualTo(given);
        assertThat(new InboxRepository(database.dsl())
                        .queue().stream().filter(InboxItem::flagged).toList())
                .extracting(InboxItem::id)
                .containsExactlyInAnyOrder("past-midnight", "no-time", "other-time", "overlap-2");
    }
}
