package clinic.frontdesk.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.PhoneConfirmation;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekRepository;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls on PostgreSQL: recorded by one desk, read by another, undone, and void once the reservation has moved. */
@Execution(ExecutionMode.CONCURRENT)
class CallsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final History history = new History();
    private TestDatabase database;
    private DeskBookings bookings;
    private DatabaseCalls calls;
    private Calls otherDesk;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'")
                .run(Databases.insert("a", "2026-12-01", "10:00", "WRINKLE_BOTOX"))
                .run(Databases.insert("b", "2026-12-01", "09:00", "WRINKLE_BOTOX"))
                .run(Databases.insert("c", "2026-12-01", "오후", "WRINKLE_BOTOX"))
                .run(Databases.insert("d", "2026-12-01", "14:00", "WRINKLE_BOTOX"))
                .run("UPDATE reservations SET \"patientName\" = '김철수', phone = '010-2841-7730' WHERE id = 'a';"
                        + " UPDATE reservations SET \"patientName\" = ' 김철수', phone = '01028417730' WHERE id = 'd';"
                        + " UPDATE reservations SET \"patientName\" = '이하율' WHERE id = 'b';"
                        + " UPDATE reservations SET \"patientName\" = '박은별', phone = '010-7777-0001' WHERE id = 'c'");
        bookings = new DatabaseBookings(database.dsl());
        calls = new DatabaseCalls(database.dsl(), "anna@desk-1");
        otherDesk = new DatabaseCalls(database.dsl(), "bora@desk-2");
    }

    private PatientCall call(String id) {
        return calls.day(TUESDAY).stream()
                .filter(call -> call.first().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoComesIsListedByTimeWithAllOfTheirReservations() {
        assertThat(calls.day(TUESDAY))
                .extracting(PatientCall::time, call -> call.first().patientName(), PatientCall::services)
                .containsExactly(
                        tuple("09:00", "이하율", "주름 보톡스"),
                        tuple("10:00", "김철수", "주름 보톡스, 14:00 주름 보톡스"),
                        tuple("오후", "박은별", "주름 보톡스"));
        bookings.changeStatus("b", Status.CANCELLED);
        assertThat(calls.day(TUESDAY)).hasSize(2);
        assertThat(calls.day(MONDAY)).isEmpty();
    }

    @Test
    void whatOneDeskRecordsTheOtherReadsAndMissesAreCounted() {
        calls.record(call("a"), CallAnswer.NO_ANSWER, "");
        calls.record(call("a"), CallAnswer.NO_ANSWER, "저녁에 다시");
        assertThat(otherDesk.day(TUESDAY).get(1).state())
                .extracting(CallState::answer, CallState::misses, CallState::remark, CallState::desk)
                .containsExactly(CallAnswer.NO_ANSWER, 2, "저녁에 다시", "anna@desk-1");
        otherDesk.record(call("a"), CallAnswer.CONFIRMED, "");
        assertThat(call("a").state())
                .extracting(CallState::answer, CallState::misses, CallState::remark, CallState::desk)
                .containsExactly(CallAnswer.CONFIRMED, 2, "저녁에 다시", "bora@desk-2");
        calls.record(call("a"), null, "");
        assertThat(call("a").state())
                .extracting(CallState::answer, CallState::remark)
                .containsExactly(CallAnswer.CONFIRMED, "");
        assertThat(call("b").state()).isEqualTo(CallState.NONE);
    }

    @Test
    void aConfirmationIsOnTheCardAndInTheDetailsWhileTheReservationStands() {
        calls.record(call("a"), CallAnswer.CONFIRMED, "");
        database.run(
                "UPDATE frontdesk.call_entry SET called_at = timestamp '2026-11-30 16:20' AT TIME ZONE 'Asia/Seoul'");
        assertThat(confirmed()).containsExactly("a", "d");
        assertThat(bookings.details("a").orElseThrow().confirmedByPhone())
                .isEqualTo(new PhoneConfirmation(LocalDateTime.of(2026, 11, 30, 16, 20), "anna@desk-1"));

        bookings.move("a", TUESDAY, 660);
        assertThat(confirmed()).containsExactly("d");
        assertThat(bookings.details("a").orElseThrow().confirmedByPhone()).isNull();
        assertThat(calls.day(TUESDAY).get(1).reservations())
                .extracting(CalledReservation::state)
                .first()
                .isEqualTo(CallState.NONE);
        // A later answer counts.
        otherDesk.record(call("a"), CallAnswer.OTHER_TIME, "");
        assertThat(confirmed()).isEmpty();
        database.run("UPDATE reservations SET \"preferredTime\" = '15:00' WHERE id = 'd'");
        assertThat(confirmed()).isEmpty();
    }

    private List<String> confirmed() {
        return new WeekRepository(database.dsl())
                .load(MONDAY).days().stream()
                        .flatMap(day -> day.cards().stream())
                        .filter(WeekCard::confirmedByPhone)
                        .map(WeekCard::reservationId)
                        .toList();
    }

    @Test
    void whatMovedSinceItWasReadIsNotRecorded() {
        PatientCall seen = call("b");
        bookings.move("b", TUESDAY, 900);
        assertThat(calls.record(seen, CallAnswer.CONFIRMED, "")).isEmpty();
        PatientCall two = call("a");
        bookings.changeStatus("d", Status.CANCELLED);
        database.run("DELETE FROM reservations WHERE id = 'd'");
        assertThat(calls.record(two, CallAnswer.CONFIRMED, "")).hasSize(1);
    }

    @Test
    void aCallIsUndoneAndMadeAgainInWords() {
        Calls undoable = new UndoableCalls(calls, history);
        undoable.record(call("a"), CallAnswer.CONFIRMED, "");
        assertThat(history.nextUndo().map(Messages.of(Locale.KOREAN)::text)).contains("김철수 12/1 10:00 통화: 확인");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(confirmed()).isEmpty();
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(confirmed()).containsExactly("a", "d");
        database.run("DELETE FROM frontdesk.call_entry");
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
    }

    @Test
    void theNextOpenDayLeavesOutWeekendsHolidaysAndClosedDays() {
        assertThat(calls.openDay(MONDAY, 1)).isEqualTo(TUESDAY);
        LocalDate friday = MONDAY.plusDays(4);
        assertThat(calls.openDay(friday, 1)).isEqualTo(friday.plusDays(3));
        assertThat(calls.openDay(friday.plusDays(3), -1)).isEqualTo(friday);
        assertThat(calls.openDay(LocalDate.of(2026, 12, 24), 1)).isEqualTo(LocalDate.of(2026, 12, 28));
        new Closures(database.dsl()).close(new NewClosure(TUESDAY, 0, 1440, null, "학회"));
        assertThat(calls.openDay(MONDAY, 1)).isEqualTo(TUESDAY.plusDays(1));
        database.run("DELETE FROM clinic_time_slots");
        assertThat(calls.openDay(MONDAY, 1)).isEqualTo(TUESDAY);
    }
}
