package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.PATIENT;
import static clinic.frontdesk.upgrade.Databases.everything;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PlanReaderTest {

    private static UpgradePlan plan(TestDatabase database) {
        String before = everything(database);
        UpgradePlan plan = new PlanReader(database.dataSource(), PATIENT).read();
        assertThat(everything(database)).isEqualTo(before);
        return plan;
    }

    @Test
    void thePlanListsAdditionsRowsToFillAndUnreadableTimes() {
        TestDatabase database = TestDatabase.legacy()
                .run(insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX")
                        + insert("b", "2025-06-09", " 9:40", "SKIN_CARE")
                        + insert("c", "2025-06-09", "10:20", "SKIN_CARE")
                        + insert("d", "2025-06-10", "09:40", "SKIN_CARE")
                        + insert("e", "2025-06-10", "오후 2시", "SKIN_CARE")
                        + "CREATE TABLE pages (id text)");

        UpgradePlan plan = plan(database);

        assertThat(plan)
                .usingRecursiveComparison()
                .ignoringFields("scripts")
                .isEqualTo(new UpgradePlan(
                        Shape.LEGACY,
                        0,
                        true,
                        List.of(
                                "type Period",
                                "type DayOfWeek",
                                "table services",
                                "table clinic_time_slots",
                                "column reservations.serviceId",
                                "column reservations.serviceName",
                                "column reservations.estimatedDuration",
                                "column reservations.period",
                                "column reservations.timeSlotStart",
                                "column reservations.timeSlotEnd",
                                "constraint reservations.reservations_serviceId_fkey",
                                "index reservations_serviceId_idx",
                                "index reservations_period_idx",
                                "index reservations_preferredDate_period_idx"),
                        List.of(),
                        5,
                        5,
                        List.of(new Unparsed("e", "오후 2시", "not-a-time")),
                        1,
                        List.of("b"),
                        List.of("table public.pages"),
                        List.of(),
                        null));
        assertThat(plan.scripts()).first().isEqualTo("V1__legacy_reservations.sql");
    }

    @Test
    void thePlanOfAnUpgradedDatabaseIsEmpty() throws Exception {
        TestDatabase database = TestDatabase.legacy().run(insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX"));
        upgrade(database);

        UpgradePlan plan = plan(database);

        assertThat(plan.due()).isFalse();
        assertThat(plan.adds()).isEmpty();
        assertThat(plan.scripts()).isEmpty();
        assertThat(plan.toFill()).isZero();
        assertThat(plan.inTheWay()).isNull();
    }

    @Test
    void thePlanOfAForeignDatabaseListsTheDifferences() {
        UpgradePlan plan = plan(TestDatabase.empty().run("CREATE TABLE invoices (id text)"));

        assertThat(plan.shape()).isEqualTo(Shape.FOREIGN);
        assertThat(plan.differences()).isNotEmpty();
        assertThat(plan.inTheWay()).contains("nothing was written");
    }
}
