package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.address;
import static clinic.frontdesk.commands.CommandLines.run;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.upgrade.Databases;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A clinic that treats more at once than the first openings allow. */
@Execution(ExecutionMode.CONCURRENT)
class CapacityCommandTest {

    private static final String FLAGS = "SELECT count(*) FROM frontdesk.flag WHERE code = 'full'";

    private static TestDatabase clinic(int atOnce) {
        LocalDate monday = LocalDate.now(ZoneId.of("Asia/Seoul")).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        StringBuilder rows = new StringBuilder();
        for (int week = 1; week <= 4; week++) {
            for (String time : new String[] {"10:00", "11:00", "15:00"}) {
                for (int i = 0; i < atOnce; i++) {
                    rows.append(Databases.insert(
                            "r" + week + time + i, monday.plusWeeks(week).toString(), time, "WRINKLE_BOTOX"));
                }
            }
        }
        return TestDatabase.legacy().run(rows.toString());
    }

    @Test
    void aClinicThatTreatsThreeAtOnceIsToldSoAndTakesTheRemedy() throws Exception {
        TestDatabase database = clinic(3);

        String upgraded = run("upgrade", "--clinic", address(database)).out();

        String line = "Capacity: 3 at once would fit; the openings allow 1 (24 of 36 coming reservations are over it).";
        assertThat(upgraded).contains(line).contains("frontdesk openings --capacity 3");
        assertThat(run("status", "--clinic", address(database)).out()).contains(line);
        assertThat(new ObjectMapper()
                        .readTree(run("status", "--clinic", address(database), "--json")
                                .out())
                        .get("capacity")
                        .get("needed")
                        .asInt())
                .isEqualTo(3);
        assertThat(new InboxRepository(database.dsl()).capacity()).contains(new ShownCapacity(36, 24, 1, 3));
        assertThat(Databases.rows(database, FLAGS)).containsExactly("24");

        String remedy = run("openings", "--capacity", "3", "--clinic", address(database))
                .out();

        assertThat(remedy).startsWith("Raised: 10; days judged again: 4").contains("3 at once");
        assertThat(Databases.rows(database, FLAGS)).containsExactly("0");
        assertThat(run("status", "--clinic", address(database)).out()).doesNotContain("Capacity");
        assertThat(new InboxRepository(database.dsl()).capacity()).isEmpty();
        assertThat(run("openings", "--capacity", "2", "--clinic", address(database))
                        .out())
                .startsWith("Every opening for all services allows 2 at once already.")
                .doesNotContain("2 at once,");
    }

    @Test
    void aClinicWhoseOpeningsFitIsToldNothing() throws Exception {
        TestDatabase database = clinic(1);
        assertThat(run("upgrade", "--clinic", address(database)).out()).doesNotContain("Capacity");
        assertThat(run("status", "--clinic", address(database)).out()).doesNotContain("Capacity");
    }

    @Test
    void aCapacityOutOfRangeIsBadInput() throws Exception {
        TestDatabase database = TestDatabase.upgraded();
        for (String capacity : new String[] {"0", "-1", "1001", "three"}) {
            assertThat(run("openings", "--capacity=" + capacity, "--clinic", address(database))
                            .exit())
                    .isEqualTo(ExitCode.BAD_INPUT);
        }
    }
}
