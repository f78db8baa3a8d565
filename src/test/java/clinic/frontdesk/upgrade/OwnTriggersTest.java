package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Other programs switch the desk's triggers off, drop or replace them; the next launch notices. */
@Execution(ExecutionMode.CONCURRENT)
class OwnTriggersTest {

    private static final String DAY = "2030-06-17";

    private static final String TRIGGERS =
            "SELECT c.relname, pg_get_triggerdef(t.oid), t.tgenabled FROM pg_trigger AS t"
                    + " JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_proc AS p ON p.oid = t.tgfoid"
                    + " WHERE c.relnamespace = 'public'::regnamespace AND p.pronamespace = 'frontdesk'::regnamespace"
                    + " ORDER BY 1, 2";

    /** Each way in which a trigger goes, for one of the triggers of reservations; {@code %s} is its name. */
    private static final List<String> WAYS = List.of(
            "ALTER TABLE reservations DISABLE TRIGGER %s",
            "ALTER TABLE reservations DISABLE TRIGGER USER",
            "ALTER TABLE reservations DISABLE TRIGGER ALL; ALTER TABLE reservations ENABLE TRIGGER ALL",
            "ALTER TABLE reservations ENABLE REPLICA TRIGGER %s",
            "DROP TRIGGER %s ON reservations",
            "CREATE FUNCTION public.nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;"
                    + " CREATE OR REPLACE TRIGGER %s AFTER DELETE ON reservations FOR EACH STATEMENT"
                    + " EXECUTE FUNCTION public.nothing()",
            "ALTER TRIGGER %s ON reservations RENAME TO renamed");

    @Test
    void everyTriggerIsPutBackAndNamedAndWhatWasWrittenMeanwhileIsSwept() throws Exception {
        TestDatabase clean = TestDatabase.legacy().run(insert("old", DAY, "09:00", "WRINKLE_BOTOX"));
        upgrade(clean);
        List<String> triggers = rows(clean, TRIGGERS);
        assertThat(triggers).isNotEmpty().allMatch(trigger -> trigger.endsWith("|A"));
        String name = rows(
                        clean,
                        "SELECT name FROM frontdesk.own_trigger WHERE on_table = 'public.reservations'"
                                + " AND definition LIKE '%INSERT%' ORDER BY name LIMIT 1")
                .getFirst();
        for (String way : WAYS) {
            TestDatabase database = clean.copy();
            database.run(way.formatted(name));

            UpgradeReport report = upgrade(database);

            assertThat(report.changed()).isFalse();
            assertThat(report.appeared()).as(way).anyMatch(line -> line.contains("trigger " + name));
            assertThat(rows(database, TRIGGERS)).as(way).containsAll(triggers);
            assertThat(upgrade(database).appeared()).noneMatch(line -> line.contains("trigger " + name));
        }
    }

    @Test
    void rowsWrittenWhileTheTriggersWereOffHoldTheirPlacesAfterwards() throws Exception {
        TestDatabase database = TestDatabase.legacy()
                .run(insert("moved", DAY, "09:00", "WRINKLE_BOTOX")
                        + insert("gone", DAY, "10:00", "WRINKLE_BOTOX")
                        + insert("cancelled", DAY, "11:00", "WRINKLE_BOTOX"));
        upgrade(database);
        database.run("ALTER TABLE reservations DISABLE TRIGGER USER;"
                + insert("first", DAY, "14:00", "WRINKLE_BOTOX")
                + insert("second", DAY, "14:00", "WRINKLE_BOTOX")
                + insert("unreadable", DAY, "오후", "WRINKLE_BOTOX")
                + insert("past", "2020-01-06", "14:00", "WRINKLE_BOTOX")
                + "UPDATE reservations SET \"preferredDate\" = '2030-06-18' WHERE id = 'moved';"
                + "DELETE FROM reservations WHERE id = 'gone';"
                + "UPDATE reservations SET status = 'CANCELLED' WHERE id = 'cancelled'");

        upgrade(database);
        new Maintenance(database.dsl()).run();

        assertThat(rows(
                        database,
                        "SELECT reservation_id, day, start_minute, holds FROM frontdesk.occupancy"
                                + " WHERE day > '2030-01-01' ORDER BY 1"))
                .containsExactly(
                        "cancelled|2030-06-17|660|f",
                        "first|2030-06-17|840|t",
                        "moved|2030-06-18|540|t",
                        "second|2030-06-17|840|t");
        assertThat(rows(
                        database,
                        "SELECT DISTINCT reservation_id FROM frontdesk.flag WHERE code IN ('full', 'unchecked')"))
                .hasSize(1)
                .isSubsetOf("first", "second");
        assertThat(rows(database, "SELECT reservation_id FROM frontdesk.flag WHERE code = 'unreadable-time'"))
                .containsExactly("unreadable");
        assertThat(rows(
                        database,
                        "SELECT id, \"serviceName\", \"timeSlotEnd\" FROM reservations WHERE id IN ('first',"
                                + " 'unreadable') ORDER BY 1"))
                .containsExactly("first|주름 보톡스|14:30", "unreadable|주름 보톡스|-");
        assertThat(rows(database, "SELECT count(*) FROM frontdesk.unchecked_write WHERE swept_at IS NULL"))
                .containsExactly("0");
    }
}
