package clinic.frontdesk.reservation;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.ClosureResult;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.closure.UndoableClosures;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UndoTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final String BOTOX = "frontdesk-wrinkle-botox";

    private TestDatabase database;
    private History history;
    private DeskBookings elsewhere;
    private UndoableBookings bookings;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        history = new History();
        elsewhere = new DatabaseBookings(database.dsl());
        bookings = new UndoableBookings(elsewhere, history);
    }

    @Test
    void whatWasDoneIsUndoneStepByStepAndDoneAgain() {
        bookings.book(reservation("a", 600));
        bookings.move("a", MONDAY.plusDays(1), 850);
        bookings.changeStatus("a", Status.NO_SHOW);
        List<String> end = rows();

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|2026-12-01|14:10|AFTERNOON|14:10|14:40|CONFIRMED");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|2026-11-30|10:00|MORNING|10:00|10:30|CONFIRMED");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|2026-11-30|10:00|MORNING|10:00|10:30|CANCELLED");
        assertThat(history.undo()).isEqualTo(new UndoResult.Nothing());

        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).isEqualTo(end);
        assertThat(history.redo()).isEqualTo(new UndoResult.Nothing());
    }

    @Test
    void undoAsksForThePlaceAgainAndStaysTheLastStep() {
        bookings.book(reservation("a", 600));
        bookings.changeStatus("a", Status.CANCELLED);
        elsewhere.book(reservation("b", 600));

        UndoResult.RefusedNow refused = (UndoResult.RefusedNow) history.undo();
        assertThat(refused.reason()).isEqualTo("full");
        assertThat(refused.nearest()).hasSize(5).allMatch(start -> start.free() > 0);
        assertThat(rows()).contains("a|2026-11-30|10:00|MORNING|10:00|10:30|CANCELLED");

        elsewhere.changeStatus("b", Status.CANCELLED);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
    }

    @Test
    void whatSomebodyChangedSinceIsNotTouchedAndForgotten() {
        bookings.book(reservation("a", 600));
        bookings.move("a", MONDAY, 660);
        elsewhere.move("a", MONDAY, 900);

        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(rows()).containsExactly("a|2026-11-30|15:00|AFTERNOON|15:00|15:30|CONFIRMED");
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(history.undo()).isEqualTo(new UndoResult.Nothing());
    }

    @Test
    void anUndoWhoseAnswerWasLostIsDoneWhenItIsAskedAgain() {
        bookings.book(reservation("a", 600));
        bookings.move("a", MONDAY, 660);
        elsewhere.move("a", MONDAY, 600);

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|2026-11-30|10:00|MORNING|10:00|10:30|CANCELLED");
    }

    @Test
    void aNewStepForgetsWhatWasUndone() {
        bookings.book(reservation("a", 600));
        history.undo();
        bookings.book(reservation("b", 600));
        assertThat(history.redo()).isEqualTo(new UndoResult.Nothing());
    }

    @Test
    void aTimeThatNobodyCouldReadComesBackAsItWasWritten() {
        database.run(Databases.insert("a", "2026-11-30", "오후 2시", "WRINKLE_BOTOX"));
        assertThat(bookings.move("a", MONDAY, 840)).is(accepted("a"));

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);

        assertThat(rows()).containsExactly("a|2026-11-30|오후 2시|-|-|-|CONFIRMED");
        assertThat(elsewhere.details("a").orElseThrow().flags()).containsExactly(Flag.UNREADABLE_TIME);
        assertThat(elsewhere.book(reservation("b", 840))).is(accepted("b"));
    }

    @Test
    void aVisitIsUndoneAndDoneAgainWhole() {
        bookings.bookVisit("visit", List.of(reservation("a", 600), reservation("b", 640)));
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).allMatch(row -> row.endsWith("CANCELLED")).hasSize(2);
        elsewhere.book(reservation("c", 640));
        assertThat(history.redo()).isInstanceOf(UndoResult.RefusedNow.class);
        assertThat(rows()).filteredOn(row -> row.endsWith("CONFIRMED")).hasSize(1);
    }

    @Test
    void aSqueezeInIsDoneAgainAsOne() {
        elsewhere.book(reservation("a", 600));
        bookings.squeezingIn("응급").book(reservation("b", 600));
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(elsewhere.details("b").orElseThrow().flags()).containsExactly(Flag.SQUEEZE_IN);
    }

    @Test
    void aClosureIsOpenedAndClosedAgain() {
        Closures closures = new Closures(database.dsl());
        ClosureResult closed =
                new UndoableClosures(closures, history).close(new NewClosure(MONDAY, 600, 660, null, "점검"));
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(elsewhere.book(reservation("a", 600))).is(accepted("a"));
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(closures.open(closed.id())).isEmpty();
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(Databases.rows(database, "SELECT day, from_minute, reason FROM frontdesk.closure"))
                .containsExactly("2026-11-30|600|점검");
    }

    @Test
    void openingAgainIsUndoneByClosingAgain() {
        Closures plain = new Closures(database.dsl());
        UndoableClosures closures = new UndoableClosures(plain, history);
        long closure = plain.close(new NewClosure(MONDAY, 600, 660, null, "점검")).id();

        assertThat(closures.open(closure)).isPresent();
        assertThat(closures.open(closure)).isEmpty();
        Text what = history.nextUndo().orElseThrow();
        assertThat(Messages.of(Locale.KOREAN).text(what)).isEqualTo("11/30 10:00–11:00 마감 해제 (점검)");
        assertThat(Messages.of(Locale.ENGLISH).text(what)).isEqualTo("11/30 10:00–11:00 opened again (점검)");

        assertThat(history.undo()).isEqualTo(new UndoResult.Done(what, Set.of(MONDAY)));
        assertThat(plain.between(MONDAY, MONDAY)).hasSize(1);
        assertThat(history.redo()).isEqualTo(new UndoResult.Done(what, Set.of(MONDAY)));
        assertThat(plain.between(MONDAY, MONDAY)).isEmpty();
    }

    @Test
    void aClosureThatAnotherHasOpenedIsNotOpenedByUndo() {
        Closures plain = new Closures(database.dsl());
        ClosureResult closed = new UndoableClosures(plain, history).close(new NewClosure(MONDAY, 600, 660, null, "점검"));
        Text what = history.nextUndo().orElseThrow();
        assertThat(Messages.of(Locale.KOREAN).text(what)).isEqualTo("11/30 10:00–11:00 마감 (점검)");
        plain.open(closed.id());

        assertThat(history.undo()).isEqualTo(new UndoResult.ChangedMeanwhile(what));
    }

    @Test
    void theResultSaysWhatWasUndoneAndWhichDaysChanged() {
        bookings.book(reservation("a", 600));
        bookings.move("a", MONDAY.plusDays(1), 850);

        Text what = history.nextUndo().orElseThrow();
        assertThat(Messages.of(Locale.KOREAN).text(what)).isEqualTo("김철수 11/30 10:00 → 12/1 14:10 이동");
        assertThat(history.undo()).isEqualTo(new UndoResult.Done(what, Set.of(MONDAY, MONDAY.plusDays(1))));
        assertThat(history.nextRedo()).contains(what);
    }

    private List<String> rows() {
        return Databases.rows(
                database,
                "SELECT id, \"preferredDate\", \"preferredTime\", period, \"timeSlotStart\", \"timeSlotEnd\", status"
                        + " FROM reservations ORDER BY id");
    }

    private static NewReservation reservation(String id, int start) {
        return new NewReservation(
                id, "김철수", "010-0000-0001", LocalDate.of(1990, 1, 1), Gender.MALE, false, BOTOX, MONDAY, start, null);
    }
}
