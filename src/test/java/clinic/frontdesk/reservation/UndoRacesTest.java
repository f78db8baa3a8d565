package clinic.frontdesk.reservation;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome.Accepted;
import clinic.frontdesk.upgrade.Databases;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.TransactionContext;
import org.jooq.TransactionListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another client changes a reservation right before, while or right after this desk does, on a connection of its own. Undo
 * takes back this desk's change or none, never the other's.
 */
@Execution(ExecutionMode.CONCURRENT)
class UndoRacesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final String BOTOX = "frontdesk-wrinkle-botox";

    private TestDatabase database;
    private History history;
    private DeskBookings elsewhere;
    private UndoableBookings bookings;

    private Runnable beforeTransaction = () -> {};
    private Runnable afterCommit = () -> {};

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        history = new History();
        elsewhere = new DatabaseBookings(database.dsl());
        bookings = new UndoableBookings(new DatabaseBookings(interruptible()), history);
    }

    /** The database, with room for another client's change right before and right after the desk's first transaction. */
    private DSLContext interruptible() {
        return DSL.using(database.dsl()
                .configuration()
                .derive(TransactionListener.onBeginStart(this::before).onCommitEnd(this::after)));
    }

    private void before(TransactionContext begun) {
        Runnable once = beforeTransaction;
        beforeTransaction = () -> {};
        once.run();
    }

    private void after(TransactionContext committed) {
        Runnable once = afterCommit;
        afterCommit = () -> {};
        once.run();
    }

    @Test
    void aMoveRightAfterOursIsLeftAlone() {
        elsewhere.book(reservation("a", 600));
        afterCommit = () -> elsewhere.move("a", MONDAY, 900);

        assertThat(bookings.move("a", MONDAY, 660)).is(accepted("a"));

        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(rows()).containsExactly("a|15:00|15:00|15:30|CONFIRMED");
    }

    @Test
    void aMoveRightBeforeOursIsWhereUndoReturnsTo() {
        elsewhere.book(reservation("a", 600));
        beforeTransaction = () -> elsewhere.move("a", MONDAY, 900);

        assertThat(bookings.move("a", MONDAY, 660)).is(accepted("a"));
        assertThat(rows()).containsExactly("a|11:00|11:00|11:30|CONFIRMED");

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|15:00|15:00|15:30|CONFIRMED");
    }

    @Test
    void aMoveRightAfterOurBookingIsLeftAlone() {
        afterCommit = () -> elsewhere.move("a", MONDAY, 900);

        assertThat(bookings.book(reservation("a", 600))).is(accepted("a"));

        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(rows()).containsExactly("a|15:00|15:00|15:30|CONFIRMED");
    }

    @Test
    void aStatusThatAnotherSetsRightBeforeOursIsRestored() {
        elsewhere.book(reservation("a", 600));
        beforeTransaction = () -> elsewhere.changeStatus("a", Status.NO_SHOW);

        assertThat(bookings.changeStatus("a", Status.CANCELLED)).is(accepted("a"));

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|10:00|10:00|10:30|NO_SHOW");
    }

    @Test
    void aStatusThatAnotherSetsRightAfterOursIsLeftAlone() {
        elsewhere.book(reservation("a", 600));
        afterCommit = () -> elsewhere.changeStatus("a", Status.NO_SHOW);

        assertThat(bookings.changeStatus("a", Status.CANCELLED)).is(accepted("a"));

        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(rows()).containsExactly("a|10:00|10:00|10:30|NO_SHOW");
    }

    @Test
    void whatAnotherHasDoneAlreadyIsNotOursToUndo() {
        elsewhere.book(reservation("a", 600));
        beforeTransaction = () -> elsewhere.changeStatus("a", Status.CANCELLED);

        assertThat(bookings.changeStatus("a", Status.CANCELLED)).is(accepted("a"));

        assertThat(history.undo()).isEqualTo(new UndoResult.Nothing());
        assertThat(rows()).containsExactly("a|10:00|10:00|10:30|CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void aChangeThatOursWaitedForIsWhereUndoReturnsTo(String isolation) throws Exception {
        elsewhere.book(reservation("a", 600));
        database.run("ALTER DATABASE " + database.name() + " SET default_transaction_isolation = '" + isolation + "'");
        try (Connection website = database.connect();
                Statement statement = website.createStatement();
                ExecutorService desk = Executors.newSingleThreadExecutor()) {
            website.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            statement.execute("UPDATE public.reservations SET \"preferredTime\" = '15:00', \"updatedAt\" = now()");
            Future<BookingOutcome> ours = desk.submit(() -> bookings.move("a", MONDAY, 660));
            untilSomebodyWaits();
            website.commit();
            assertThat(ours.get()).is(accepted("a"));
        }
        assertThat(rows()).containsExactly("a|11:00|11:00|11:30|CONFIRMED");

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);

        assertThat(rows()).containsExactly("a|15:00|15:00|15:30|CONFIRMED");
    }

    @Test
    void aPartOfAVisitThatAnotherMovesKeepsTheWholeVisitFromBeingUndone() {
        afterCommit = () -> elsewhere.move("b", MONDAY, 900);

        bookings.bookVisit("visit", List.of(reservation("a", 600), reservation("b", 640)));

        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(rows()).containsExactly("a|10:00|10:00|10:30|CONFIRMED", "b|15:00|15:00|15:30|CONFIRMED");
    }

    @Test
    void aBookingWhoseAnswerWasLostIsUndoneOnceItIsAskedAgain() {
        elsewhere.book(reservation("a", 600));

        assertThat(bookings.book(reservation("a", 600))).is(accepted("a"));

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|10:00|10:00|10:30|CANCELLED");
    }

    @Test
    void aBookingWhoseAnswerWasLostIsUndoneWholeAlsoWhereItIsAskedAgainForAnotherStart() {
        elsewhere.book(reservation("a", 600));

        assertThat(bookings.book(reservation("a", 660))).is(accepted("a"));
        assertThat(bookings.move("a", MONDAY, 660)).is(accepted("a"));

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|10:00|10:00|10:30|CONFIRMED");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(rows()).containsExactly("a|10:00|10:00|10:30|CANCELLED");
    }

    @Test
    void aBookingWhoseAnswerWasLostBelongsToWhoHasChangedItSince() {
        elsewhere.book(reservation("a", 600));
        database.run("UPDATE public.reservations SET \"preferredTime\" = '15:00',"
                + " \"updatedAt\" = \"updatedAt\" + interval '1 second'");

        Accepted again = (Accepted) bookings.book(reservation("a", 600));

        assertThat(again.changes()).isEmpty();
        assertThat(history.undo()).isEqualTo(new UndoResult.Nothing());
        assertThat(rows()).containsExactly("a|15:00|15:00|15:30|CONFIRMED");
    }

    /** Each question takes a round trip to the server; the statement that waits is there before its answer can be. */
    private void untilSomebodyWaits() {
        while (Databases.rows(
                        database,
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND cardinality(pg_blocking_pids(pid)) > 0")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private List<String> rows() {
        return Databases.rows(
                database,
                "SELECT id, \"preferredTime\", \"timeSlotStart\", \"timeSlotEnd\", status FROM reservations ORDER BY"
                        + " id");
    }

    private static NewReservation reservation(String id, int start) {
        return new NewReservation(
                id, "김철수", "010-0000-0001", LocalDate.of(1990, 1, 1), Gender.MALE, false, BOTOX, MONDAY, start, null);
    }
}
