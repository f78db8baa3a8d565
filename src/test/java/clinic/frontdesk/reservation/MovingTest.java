package clinic.frontdesk.reservation;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving what was seen, copies, other lengths and other services: on a real database, beside other writers. */
@Execution(ExecutionMode.CONCURRENT)
class MovingTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final String BOTOX = "frontdesk-wrinkle-botox";
    private static final String LIFTING = "lifting";

    private TestDatabase database;
    private History history;
    private DeskBookings elsewhere;
    private UndoableBookings bookings;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded().run("""
            UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul';
            INSERT INTO services (id, code, name, "durationMinutes", "bufferMinutes", "isActive", "displayOrder",
                                  category, "updatedAt")
            SELECT 'lifting', 'VOLUME_LIFTING', '볼륨 리프팅', 60, 20, true, 2, category, now()
            FROM services LIMIT 1
            """);
        history = new History();
        elsewhere = new DatabaseBookings(database.dsl());
        bookings = new UndoableBookings(elsewhere, history);
    }

    @Test
    void aMoveOfWhatWasSeenIsMadeOnceAndUndone() {
        book("a", 600);
        ReservationSnapshot seen = snapshot("a");

        assertThat(bookings.move(seen, TUESDAY, 850)).is(accepted("a"));
        // The answer was lost, and the desk asks again.
        assertThat(bookings.move(seen, TUESDAY, 850)).is(accepted("a"));

        assertThat(rows()).containsExactly("a|2026-12-01|14:10|AFTERNOON|14:10|14:40|WRINKLE_BOTOX|" + BOTOX + "|30");
        assertThat(undo()).isEqualTo("김철수 11/30 10:00 → 12/1 14:10 이동");
        assertThat(rows()).containsExactly("a|2026-11-30|10:00|MORNING|10:00|10:30|WRINKLE_BOTOX|" + BOTOX + "|30");
    }

    @Test
    void whatAnotherMovedMeanwhileIsNotMovedOver() {
        book("a", 600);
        ReservationSnapshot seen = snapshot("a");
        elsewhere.move("a", MONDAY, 900);

        assertThat(bookings.move(seen, TUESDAY, 600)).isEqualTo(new BookingOutcome.Gone());
        assertThat(bookings.resize(seen, 60)).isEqualTo(new BookingOutcome.Gone());
        assertThat(bookings.changeService(seen, LIFTING)).isEqualTo(new BookingOutcome.Gone());
        assertThat(rows()).containsExactly("a|2026-11-30|15:00|AFTERNOON|15:00|15:30|WRINKLE_BOTOX|" + BOTOX + "|30");
        assertThat(history.nextUndo()).isEmpty();
    }

    @Test
    void aPlaceThatWasFilledMeanwhileIsRefusedWithTheNearestStartsAndWhatIsInTheWay() {
        book("a", 600);
        ReservationSnapshot seen = snapshot("a");
        elsewhere.book(reservation("b", "이영희", BOTOX, TUESDAY, 850));

        BookingOutcome outcome = bookings.move(seen, TUESDAY, 840);

        assertThat(outcome).isInstanceOfSatisfying(BookingOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.FULL);
            assertThat(refused.nearest()).hasSize(5).allMatch(start -> start.free() > 0);
        });
        assertThat(obstacle("a", TUESDAY, 840)).isEqualTo("14:10–14:50 이영희 님과 겹칩니다.");
        assertThat(snapshot("a")).isEqualTo(seen);
    }

    @Test
    void whatIsInTheWayIsNamed() {
        book("a", 600);
        database.run("SELECT frontdesk.add_closure('2026-12-01', 900, 960, NULL, '원장 회의')");
        assertThat(obstacle("a", TUESDAY, 900)).isEqualTo("15:00–16:00 휴진: 원장 회의");
        assertThat(obstacle("a", TUESDAY, 710)).isEqualTo("진료 시간(09:00–12:00, 14:00–18:00) 밖입니다.");
        assertThat(obstacle("a", TUESDAY.plusDays(5), 600)).isEqualTo("그날은 이 시술의 진료 시간이 없습니다.");
        assertThat(obstacle("a", LocalDate.of(2026, 12, 25), 600)).isEqualTo("휴진: 기독탄신일");
        assertThat(obstacle("a", MONDAY, 400)).isEqualTo("지난 시간입니다.");
        assertThat(obstacle("a", TUESDAY, 600)).isEmpty();
        database.run("SELECT frontdesk.set_daily_limit('" + BOTOX + "', 20, 'test')");
        assertThat(obstacle("a", TUESDAY, 600)).isEqualTo("이 시술의 하루 한도 20분을 넘습니다.");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 45, 120})
    void anotherLengthIsThatOfOneReservationAndItsBufferStays(int minutes) {
        book("a", 600);
        elsewhere.book(reservation("b", "이영희", BOTOX, TUESDAY, 600));

        assertThat(bookings.resize(snapshot("a"), minutes)).is(accepted("a"));

        assertThat(intervals()).containsExactly("a|600|" + minutes + "|10", "b|600|30|10");
        assertThat(Databases.rows(
                        database, "SELECT \"estimatedDuration\", \"timeSlotEnd\" FROM reservations WHERE id = 'a'"))
                .containsExactly(
                        minutes + "|" + String.format(Locale.ROOT, "%02d:%02d", (600 + minutes) / 60, minutes % 60));
        assertThat(undo()).isEqualTo("김철수 11/30 10:00 시술 시간 30분 → " + minutes + "분");
        assertThat(intervals()).containsExactly("a|600|30|10", "b|600|30|10");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(intervals()).containsExactly("a|600|" + minutes + "|10", "b|600|30|10");
    }

    @Test
    void aLengthIsFiveMinutesOrMoreInStepsOfFive() {
        book("a", 600);
        ReservationSnapshot seen = snapshot("a");
        for (int minutes : List.of(0, -5, 4, 7, 485)) {
            assertThatThrownBy(() -> bookings.resize(seen, minutes)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLengthThatMeetsTheNextPatientIsRefusedAndNamed() {
        book("a", 600);
        elsewhere.book(reservation("b", "이영희", BOTOX, MONDAY, 660));

        BookingOutcome outcome = bookings.resize(snapshot("a"), 60);

        assertThat(outcome).isInstanceOfSatisfying(BookingOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.FULL);
            // Where an hour with its buffer fits.
            assertThat(refused.nearest()).isNotEmpty().allMatch(start -> start.end() - start.start() == 60);
        });
        assertThat(plan("a", false).refusalOfLength(60).map(Messages.of(Locale.KOREAN)::text))
                .contains("11:00–11:40 이영희 님과 겹칩니다.");
        assertThat(plan("a", false).refusalOfLength(50)).isEmpty();
        assertThat(bookings.resize(snapshot("a"), 50)).is(accepted("a"));
    }

    @Test
    void theUndoOfALengthAsksForThePlaceAgain() {
        book("a", 600);
        bookings.resize(snapshot("a"), 15);
        elsewhere.book(reservation("b", "이영희", BOTOX, MONDAY, 625));
        assertThat(history.undo())
                .isInstanceOfSatisfying(
                        UndoResult.RefusedNow.class,
                        refused -> assertThat(refused.reason()).isEqualTo("full"));
        elsewhere.changeStatus("b", Status.CANCELLED);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(intervals()).contains("a|600|30|10");
    }

    @Test
    void whatWasSqueezedInBecomesShorterWithoutAskingAgainAndLongerOnlyWithAReason() {
        book("a", 600);
        elsewhere.squeezingIn("응급").book(reservation("b", "이영희", BOTOX, MONDAY, 600));

        assertThat(bookings.resize(snapshot("b"), 20)).is(accepted("b"));
        assertThat(elsewhere.details("b").orElseThrow().flags()).containsExactly(Flag.SQUEEZE_IN);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(bookings.resize(snapshot("b"), 40)).isInstanceOf(BookingOutcome.Refused.class);
        assertThat(bookings.squeezingIn("응급").resize(snapshot("b"), 40)).is(accepted("b"));
    }

    @Test
    void thePastMayGetAnotherLengthButNoPlace() {
        database.run(Databases.insert("old", "2026-11-27", "10:00", "WRINKLE_BOTOX"));
        assertThat(bookings.resize(snapshot("old"), 60)).is(accepted("old"));
        assertThat(bookings.move(snapshot("old"), LocalDate.of(2026, 11, 27), 660))
                .isInstanceOfSatisfying(
                        BookingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.PAST));
        assertThat(bookings.move(snapshot("old"), TUESDAY, 600)).is(accepted("old"));
        assertThat(undo()).isEqualTo("김하나 11/27 10:00 → 12/1 10:00 이동");
        assertThat(intervals()).containsExactly("old|600|60|10");
        assertThat(Databases.rows(database, "SELECT day FROM frontdesk.occupancy"))
                .containsExactly("2026-11-27");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
    }

    @Test
    void whatWasMovedOutOfThisMorningByMistakeComesBackUnlessItsPlaceIsTaken() {
        book("a", 540);
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 10:00' AT TIME ZONE 'Asia/Seoul'");
        bookings.move(snapshot("a"), TUESDAY, 600);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(intervals()).containsExactly("a|540|30|10");
        bookings.move(snapshot("a"), TUESDAY, 600);
        database.run(Databases.insert("web", "2026-11-30", "09:10", "WRINKLE_BOTOX"));
        assertThat(history.undo()).isInstanceOf(UndoResult.RefusedNow.class);
    }

    @Test
    void anotherServiceBringsItsMinutesInOldAndNewColumnsAndBackAsBooked() {
        book("a", 600);
        // What is booked keeps its buffer, whatever the service has now.
        database.run("UPDATE services SET \"bufferMinutes\" = 60 WHERE id = '" + BOTOX + "'");

        assertThat(bookings.changeService(snapshot("a"), LIFTING)).is(accepted("a"));

        assertThat(rows()).containsExactly("a|2026-11-30|10:00|MORNING|10:00|11:00|VOLUME_LIFTING|lifting|60");
        assertThat(intervals()).containsExactly("a|600|60|20");
        assertThat(undo()).isEqualTo("김철수 11/30 10:00 주름 보톡스 → 볼륨 리프팅 변경");
        assertThat(rows()).containsExactly("a|2026-11-30|10:00|MORNING|10:00|10:30|WRINKLE_BOTOX|" + BOTOX + "|30");
        assertThat(intervals()).containsExactly("a|600|30|10");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(intervals()).containsExactly("a|600|60|20");
    }

    @Test
    void anotherServiceAsksForThePlaceAgainAndSoDoesItsUndo() {
        book("a", 600);
        elsewhere.book(reservation("b", "이영희", BOTOX, MONDAY, 660));
        ReservationSnapshot seen = snapshot("a");
        assertThat(bookings.changeService(seen, LIFTING))
                .isInstanceOfSatisfying(
                        BookingOutcome.Refused.class,
                        refused -> assertThat(refused.nearest())
                                .isNotEmpty()
                                .allMatch(start -> start.end() - start.start() == 60));
        elsewhere.changeStatus("b", Status.CANCELLED);
        assertThat(bookings.changeService(seen, LIFTING)).is(accepted("a"));
        // The answer was lost.
        assertThat(bookings.changeService(seen, LIFTING)).is(accepted("a"));
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(intervals()).contains("a|600|30|10");
        elsewhere.book(reservation("c", "박민수", BOTOX, MONDAY, 660));
        assertThat(history.redo()).isInstanceOf(UndoResult.RefusedNow.class);
    }

    @Test
    void theUndoOfAServiceThatNoLongerFitsIsRefused() {
        elsewhere.book(reservation("a", "김철수", LIFTING, MONDAY, 600));
        bookings.changeService(snapshot("a"), BOTOX);
        elsewhere.book(reservation("b", "이영희", BOTOX, MONDAY, 640));
        assertThat(history.undo()).isInstanceOf(UndoResult.RefusedNow.class);
        assertThat(intervals()).containsExactly("a|600|30|10", "b|640|30|10");
    }

    @Test
    void aServiceThatIsGoneOrNotOfferedIsNotTaken() {
        book("a", 600);
        ReservationSnapshot seen = snapshot("a");
        assertThat(bookings.changeService(seen, "none")).isEqualTo(new BookingOutcome.Gone());
        database.run("UPDATE services SET \"isActive\" = false WHERE id = 'lifting'");
        assertThat(bookings.changeService(seen, LIFTING))
                .isInstanceOfSatisfying(
                        BookingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.INACTIVE));
    }

    @Test
    void aCopyIsAConfirmedFollowUpOfTheSamePatientAndUndone() {
        database.run(Databases.insert("web", "2026-11-30", "10:00", "WRINKLE_BOTOX"));

        assertThat(bookings.copy("web", "copy", TUESDAY, 900)).is(accepted("copy"));
        assertThat(bookings.copy("web", "copy", TUESDAY, 900)).is(accepted("copy"));

        ReservationDetails original = elsewhere.details("web").orElseThrow();
        ReservationDetails copy = elsewhere.details("copy").orElseThrow();
        assertThat(List.of(copy.patientName(), copy.phone(), copy.birthDate(), copy.gender(), copy.status()))
                .isEqualTo(List.of(
                        original.patientName(),
                        original.phone(),
                        original.birthDate(),
                        original.gender(),
                        Status.CONFIRMED));
        assertThat(copy.firstVisit()).isFalse();
        assertThat(copy.serviceId()).isEqualTo(original.serviceId());
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(elsewhere.details("copy").orElseThrow().status()).isEqualTo(Status.CANCELLED);
        assertThat(elsewhere.details("web").orElseThrow().status()).isEqualTo(original.status());
    }

    @Test
    void aCopyConflictsWithItsOriginal() {
        book("a", 600);
        assertThat(bookings.copy("a", "copy", MONDAY, 610)).isInstanceOf(BookingOutcome.Refused.class);
        assertThat(plan("a", true).refusal(MONDAY, 610).map(Messages.of(Locale.KOREAN)::text))
                .contains("10:00–10:40 김철수 님과 겹칩니다.");
        assertThat(plan("a", false).refusal(MONDAY, 610)).isEmpty();
        assertThat(bookings.copy("none", "other", MONDAY, 900)).isEqualTo(new BookingOutcome.Gone());
    }

    @Test
    void ofManyDesksThatMoveOneReservationExactlyOneDoes() throws Exception {
        book("a", 600);
        ReservationSnapshot seen = snapshot("a");
        List<Callable<BookingOutcome>> desks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int start = 840 + 30 * i;
            desks.add(() -> new DatabaseBookings(database.dsl()).move(seen, TUESDAY, start));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<BookingOutcome> outcomes = pool.invokeAll(desks).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(outcomes)
                    .filteredOn(BookingOutcome.Accepted.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(BookingOutcome.Gone.class::isInstance)
                    .hasSize(7);
        }
    }

    private void book(String id, int start) {
        assertThat(elsewhere.book(reservation(id, "김철수", BOTOX, MONDAY, start))).is(accepted(id));
    }

    private ReservationSnapshot snapshot(String id) {
        return bookings.snapshot(id).orElseThrow();
    }

    private MovePlan plan(String id, boolean copy) {
        return new MovePlanner(database.dsl()).plan(snapshot(id).placed(), copy, MONDAY, 7);
    }

    private String obstacle(String id, LocalDate day, int start) {
        return new MovePlanner(database.dsl())
                .plan(snapshot(id).placed(), false, day, 1)
                .refusal(day, start)
                .map(Messages.of(Locale.KOREAN)::text)
                .orElse("");
    }

    /** Undoes the last step, and returns it in words. */
    private String undo() {
        UndoResult result = history.undo();
        assertThat(result).isInstanceOf(UndoResult.Done.class);
        return Messages.of(Locale.KOREAN).text(((UndoResult.Done) result).what());
    }

    private List<String> rows() {
        return Databases.rows(
                database,
                "SELECT id, \"preferredDate\", \"preferredTime\", period, \"timeSlotStart\", \"timeSlotEnd\", service,"
                        + " \"serviceId\", \"estimatedDuration\" FROM reservations ORDER BY id");
    }

    private List<String> intervals() {
        return Databases.rows(
                database,
                "SELECT reservation_id, start_minute, duration_minutes, buffer_minutes FROM frontdesk.occupancy"
                        + " ORDER BY reservation_id");
    }

    private static NewReservation reservation(String id, String name, String service, LocalDate day, int start) {
        return new NewReservation(
                id, name, "010-0000-0001", LocalDate.of(1990, 1, 1), Gender.MALE, false, service, day, start, null);
    }
}
