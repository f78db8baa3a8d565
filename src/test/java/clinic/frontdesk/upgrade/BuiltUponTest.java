package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.PATIENT;
import static clinic.frontdesk.upgrade.Databases.dump;
import static clinic.frontdesk.upgrade.Databases.everything;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.Rollback.Loss;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What other programs have built on the desk's additions, when the upgrade is rolled back. */
@Execution(ExecutionMode.CONCURRENT)
class BuiltUponTest {

    /** What the server would not drop with the desk's additions, and how it is named. */
    private static final Map<String, String> BLOCKING = Map.of(
            "CREATE VIEW slots AS SELECT id, \"timeSlotStart\" FROM reservations",
            "view slots",
            "CREATE MATERIALIZED VIEW counts AS SELECT period, count(*) FROM reservations GROUP BY period",
            "materialized view counts",
            "CREATE TABLE prices (service text REFERENCES services, price integer)",
            "on table prices",
            "CREATE TABLE shifts (at \"Period\")",
            "table shifts",
            "CREATE FUNCTION day_after(\"DayOfWeek\") RETURNS text LANGUAGE sql AS 'SELECT ''x'''",
            "function day_after",
            "CREATE VIEW offered AS SELECT s.name FROM services AS s",
            "view offered");

    /** What goes with the desk's additions, and how it is named. */
    private static final Map<String, String> LOST = Map.of(
            "CREATE VIEW closed AS SELECT day FROM frontdesk.closure",
            "view closed",
            "CREATE VIEW closed AS SELECT day FROM frontdesk.closure; CREATE VIEW soon AS SELECT * FROM closed",
            "view soon",
            "CREATE INDEX mine ON reservations (\"timeSlotStart\", id)",
            "index mine",
            "ALTER TABLE reservations ADD CONSTRAINT sane CHECK (\"estimatedDuration\" < 1000)",
            "constraint sane",
            "CREATE FUNCTION marks(frontdesk.flag) RETURNS text LANGUAGE sql AS 'SELECT ''x'''",
            "function marks",
            "CREATE TABLE notes (flag text REFERENCES frontdesk.series)",
            "on table notes",
            "ALTER TABLE services ADD COLUMN color text DEFAULT 'red'",
            "services.color");

    private final TestDatabase upgraded =
            TestDatabase.legacy().run(insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX"));

    @Test
    void whatStandsInTheWayIsNamedAndNothingIsChanged() throws Exception {
        upgrade(upgraded);
        for (Map.Entry<String, String> built : BLOCKING.entrySet()) {
            TestDatabase database = upgraded.copy().run(built.getKey());
            String before = everything(database);

            assertThatThrownBy(() -> new Rollback(database.dataSource(), PATIENT).run())
                    .as(built.getKey())
                    .isInstanceOfSatisfying(UpgradeRefusedException.class, refused -> {
                        assertThat(refused.refusal()).isInstanceOf(UpgradeRefusal.BuiltUpon.class);
                        assertThat(refused.refusal().details().getFirst()).contains(built.getValue());
                    });
            assertThat(everything(database)).isEqualTo(before);
        }
    }

    @Test
    void whatGoesWithItIsCountedAsLossBefore() throws Exception {
        List<String> legacy = dump(upgraded);
        upgrade(upgraded);
        Rollback plain = new Rollback(upgraded.dataSource(), PATIENT);
        List<Loss> losses = plain.losses();
        long values = losses.stream().mapToLong(Loss::rows).sum();
        for (Map.Entry<String, String> built : LOST.entrySet()) {
            TestDatabase database = upgraded.copy().run(built.getKey());
            Rollback rollback = new Rollback(database.dataSource(), PATIENT);

            assertThat(rollback.losses())
                    .as(built.getKey())
                    .containsAll(losses)
                    .anyMatch(loss -> loss.what().contains(built.getValue()) && loss.rows() == 1);
            assertThat(rollback.run(values)).isInstanceOf(Rollback.RollbackOutcome.MoreWouldBeLost.class);
            assertThat(rollback.run()).isInstanceOf(Rollback.RollbackOutcome.TakenBack.class);
            assertThat(dump(database)).containsAll(legacy);
        }
        assertThat(plain.run(values)).isInstanceOf(Rollback.RollbackOutcome.TakenBack.class);
    }
}
