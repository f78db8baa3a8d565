package clinic.frontdesk.walkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class WalkInsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final History history = new History();
    private TestDatabase database;
    private WalkIns walkIns;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded();
        clock("2026-11-30 10:00");
        walkIns = new WalkIns(new WalkInRepository(database.dsl()), history);
    }

    @Test
    void whoCameFirstStandsFirstAtEveryDesk() {
        WalkIn first = walkIns.add(" 김하나 ", "010-1234-5678", "wrinkle-botox");
        clock("2026-11-30 10:07");
        WalkIn second = walkIns.add("이두리", "", null);
        assertThat(new WalkInRepository(database.dsl()).waiting()).containsExactly(first, second);
        assertThat(first)
                .isEqualTo(new WalkIn(first.id(), MONDAY.atTime(10, 0), "김하나", "010-1234-5678", "wrinkle-botox"));
        assertThat(first.minutesAt(MONDAY.atTime(10, 7, 59))).isEqualTo(7);
    }

    @Test
    void whoIsTakenOutIsPutBackWhereTheyStoodByUndo() {
        WalkIn first = walkIns.add("김하나", "", null);
        clock("2026-11-30 10:07");
        WalkIn second = walkIns.add("이두리", "", null);
        assertThat(walkIns.remove(first.id())).isTrue();
        assertThat(walkIns.remove(first.id())).isFalse();
        assertThat(history.nextUndo().map(Messages.of(Locale.KOREAN)::text)).contains("김하나 대기에서 뺌");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(walkIns.waiting()).containsExactly(first, second);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(walkIns.waiting()).containsExactly(first);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(walkIns.waiting()).containsExactly(first, second);
    }

    @Test
    void whoIsBookedWaitsNoMoreUntilTheBookingIsTakenBack() {
        WalkIn first = walkIns.add("김하나", "", null);
        database.run(Databases.insert("r", "2026-11-30", "11:00", "WRINKLE_BOTOX"));
        walkIns.booked(first.id(), "r");
        assertThat(walkIns.waiting()).isEmpty();
        assertThat(walkIns.remove(first.id())).isFalse();
        database.run("UPDATE reservations SET status = 'CANCELLED' WHERE id = 'r'");
        assertThat(walkIns.waiting()).containsExactly(first);
        database.run("UPDATE reservations SET status = 'COMPLETED' WHERE id = 'r'");
        assertThat(walkIns.waiting()).isEmpty();
        database.run("DELETE FROM reservations WHERE id = 'r'");
        assertThat(walkIns.waiting()).containsExactly(first);
    }

    @Test
    void theQueueIsOfTodayAndItsNamesGoWithTheDay() {
        walkIns.add("김하나", "010-1234-5678", null);
        clock("2026-12-01 09:00");
        assertThat(walkIns.waiting()).isEmpty();
        new Maintenance(database.dsl()).run();
        assertThat(Databases.rows(database, "SELECT count(*) FROM frontdesk.walk_in"))
                .containsExactly("0");
    }

    @Test
    void everyChangeMovesTheVersionOfTheDay() {
        long before = version();
        WalkIn added = walkIns.add("김하나", "", null);
        long put = version();
        walkIns.booked(added.id(), "r");
        long booked = version();
        walkIns.remove(added.id());
        assertThat(List.of(put > before, booked > put, version() > booked)).containsExactly(true, true, true);
    }

    private long version() {
        return DayVersions.read(database.dsl(), MONDAY, MONDAY).on(MONDAY);
    }

    private void clock(String time) {
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '" + time + "' AT TIME ZONE 'Asia/Seoul'");
    }
}
