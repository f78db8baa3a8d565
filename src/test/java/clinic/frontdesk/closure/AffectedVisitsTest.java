package clinic.frontdesk.closure;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.ClosureRequest.ClosedPart;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Closing ranges of days, and what is offered to those affected, on a real database. */
@Execution(ExecutionMode.CONCURRENT)
class AffectedVisitsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final ClosedPart MORNING = new ClosedPart.HalfDay(Period.MORNING);

    private TestDatabase database;
    private AffectedVisits visits;
    private History history;
    private UndoableClosures closures;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        visits = new AffectedVisits(database.dsl());
        history = new History();
        closures = new UndoableClosures(new Closures(database.dsl()), history);
    }

    private static ClosureRange range(LocalDate first, LocalDate last, Set<DayOfWeek> weekdays) {
        return new ClosureRange(first, last, weekdays, MORNING, null, "학회");
    }

    @Test
    void eachIsOfferedAnotherStartInTheSameHalfOfALaterDay() {
        database.run(Databases.insert("a", "2026-12-01", "09:00", "WRINKLE_BOTOX")
                + Databases.insert("b", "2026-12-01", "10:00", "WRINKLE_BOTOX")
                + Databases.insert("later", "2026-12-01", "15:00", "WRINKLE_BOTOX"));

        assertThat(offers(range(TUESDAY, TUESDAY, Set.of())))
                .containsExactly("a 12-01 09:00 > 12-02 09:00", "b 12-01 10:00 > 12-02 09:40");
    }

    @Test
    void withTheMorningsOfAWeekClosedTheAfternoonIsOffered() {
        database.run(Databases.insert("a", "2026-12-01", "09:00", "WRINKLE_BOTOX"));

        assertThat(offers(range(MONDAY, MONDAY.plusDays(13), Set.of()))).containsExactly("a 12-01 09:00 > 12-01 14:00");
    }

    @Test
    void someWeekdaysOfARangeAreClosedAndOpenedAsOneStep() {
        ClosureRange range = range(MONDAY, MONDAY.plusDays(13), Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY));

        assertThat(closures.close(range)).hasSize(4).noneMatch(ClosureResult::already);
        assertThat(closures.close(range)).hasSize(4).allMatch(ClosureResult::already);

        assertThat(closed()).containsExactly("2026-12-01", "2026-12-03", "2026-12-08", "2026-12-10");
        assertThat(Messages.of(Locale.KOREAN).text(history.nextUndo().orElseThrow()))
                .isEqualTo("11/30–12/13 4일 마감 (학회)");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(closed()).isEmpty();
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(closed()).hasSize(4);
    }

    @Test
    void theReasonsGivenLastAreAtHandEachOnce() {
        for (String reason : List.of("학회", "점검", "학회")) {
            closures.close(new NewClosure(TUESDAY, 540 + closed().size(), 720, null, reason));
        }

        assertThat(closures.recentReasons(6)).containsExactly("학회", "점검");
    }

    @Test
    void theShortestClosureOfAMinuteIsOpenedAgain() {
        closures.close(new NewClosure(TUESDAY, 0, 720, null, "학회"));
        closures.close(new NewClosure(TUESDAY, 600, 660, null, "점검"));
        closures.close(new NewClosure(TUESDAY, 600, 630, "frontdesk-wrinkle-botox", "장비"));

        assertThat(closures.openAt(TUESDAY, 610).map(DeskClosure::reason)).contains("점검");
        assertThat(closures.openAt(TUESDAY, 610).map(DeskClosure::reason)).contains("학회");
        assertThat(closures.openAt(TUESDAY, 610)).isEmpty();
    }

    private List<String> closed() {
        return Databases.rows(database, "SELECT day FROM frontdesk.closure ORDER BY day");
    }

    private List<String> offers(ClosureRange range) {
        return visits.under(visits.closures(range)).stream()
                .map(visit -> visit.id() + " " + at(visit.placed().date(), visit.start()) + " > "
                        + visit.offered()
                                .map(slot -> at(slot.date(), slot.start()))
                                .orElse("nothing"))
                .toList();
    }

    private static String at(LocalDate day, int minute) {
        return day.toString().substring(5) + " " + ClockTime.format(minute);
    }
}
