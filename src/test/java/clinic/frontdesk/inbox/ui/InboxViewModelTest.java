package clinic.frontdesk.inbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.hours.OpeningCapacities;
import clinic.frontdesk.hours.UndoableCapacities;
import clinic.frontdesk.inbox.DatabaseInboxActs;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.inbox.ui.InboxViewModel.Question;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.PlaceObstacles;
import clinic.frontdesk.reservation.Reviews;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.UndoableBookings;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The inbox on a real database, with another desk beside it. */
@Execution(ExecutionMode.CONCURRENT)
class InboxViewModelTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private TestDatabase database;
    private History history;
    private DatabaseBookings elsewhere;
    private InboxViewModel model;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        history = new History();
        elsewhere = new DatabaseBookings(database.dsl());
        model = desk(history);
    }

    private InboxViewModel desk(History ofDesk) {
        UndoableBookings bookings = new UndoableBookings(elsewhere, ofDesk);
        return new InboxViewModel(
                new InboxRepository(database.dsl()),
                new DatabaseInboxActs(
                        bookings,
                        new Reviews(database.dsl(), bookings, ofDesk, WriteListener.NONE),
                        new PlaceObstacles(database.dsl(), bookings)),
                new UndoableCapacities(new OpeningCapacities(database.dsl()), ofDesk)::raiseTo,
                new InPlaceTasks(),
                () -> MONDAY);
    }

    @Test
    void requestsAndFlagsOfAllWeeksAreOneQueueByDay() {
        request("later", MONDAY.plusWeeks(20), "10:00");
        request("b", TUESDAY, "10:00");
        confirmed("odd", MONDAY, "오후 2시");
        confirmed("over", TUESDAY, "10:00");
        confirmed("fine", MONDAY, "09:00");

        model.open();

        assertThat(model.items()).extracting(InboxItem::id).containsExactly("odd", "b", "over", "later");
        assertThat(model.items())
                .extracting(InboxItem::reasons)
                .containsExactly(List.of("unreadable-time"), List.of(), List.of("full"), List.of());
        assertThat(model.position()).isEqualTo(1);
    }

    @Test
    void oneKeyConfirmsAndTheNextOneFollowsUntilTheEnd() {
        request("a", MONDAY, "09:00");
        request("b", TUESDAY, "09:00");
        model.open();

        model.settle();
        assertThat(current()).isEqualTo("b");
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("inbox.confirmed", "환자 a", "11/30", "09:00"));
        model.settle();

        assertThat(model.items()).isEmpty();
        assertThat(model.settledAnyProperty().get()).isTrue();
        assertThat(statuses()).containsExactly("a|CONFIRMED", "b|CONFIRMED");
    }

    @Test
    void whatUndoBringsBackIsCurrentAgain() {
        request("a", MONDAY, "09:00");
        request("b", TUESDAY, "09:00");
        model.open();
        model.settle();

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        model.reload();

        assertThat(current()).isEqualTo("a");
        assertThat(statuses()).containsExactly("a|PENDING", "b|PENDING");
    }

    @Test
    void aRequestThatAnotherDeskAnsweredIsNotOverwritten() {
        request("a", MONDAY, "09:00");
        request("b", TUESDAY, "09:00");
        model.open();
        elsewhere.changeStatus("a", Status.CANCELLED);

        model.settle();

        assertThat(statuses()).containsExactly("a|CANCELLED", "b|PENDING");
        assertThat(model.noticeProperty().get())
                .isEqualTo(Text.of("inbox.settled-elsewhere", "환자 a", "11/30", "09:00"));
        assertThat(current()).isEqualTo("b");
        assertThat(history.nextUndo()).isEmpty();
    }

    @Test
    void aRejectionKeepsItsReasonBesideWhatTheClinicNotedAndBothAreUndone() {
        request("a", MONDAY, "09:00");
        database.run("UPDATE reservations SET \"adminNotes\" = '두 번 전화함'");
        model.open();
        model.ask(Question.REJECT);
        model.submit();
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("inbox.reason-empty", 200));
        model.answerProperty().set(" 그날은 원장님 학회입니다 ");
        model.submit();

        assertThat(notes()).containsExactly("REJECTED|두 번 전화함\n그날은 원장님 학회입니다");
        assertThat(model.items()).isEmpty();
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(notes()).containsExactly("PENDING|두 번 전화함");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        database.run("UPDATE reservations SET \"adminNotes\" = '다시 전화함'");
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(notes()).containsExactly("REJECTED|다시 전화함");
    }

    @Test
    void aRefusedMoveNamesWhoIsInTheWay() {
        confirmed("b", TUESDAY, "10:00");
        request("a", MONDAY, "09:00");
        model.open();
        model.moveTo(TUESDAY, 600);

        assertThat(Messages.of(Locale.KOREAN).text(model.noticeProperty().get()))
                .isEqualTo("환자 a: 10:00–10:40 환자 b 님과 겹칩니다. 가까운 빈 시간: 12월 1일 (화) 10:40");
        assertThat(model.wrongProperty().get()).isTrue();
    }

    @Test
    void undoOfARejectionAsksForThePlaceAgain() {
        request("a", MONDAY, "09:00");
        model.open();
        model.ask(Question.REJECT);
        model.answerProperty().set("안 됨");
        model.submit();
        confirmed("b", MONDAY, "09:00");

        assertThat(history.undo()).isInstanceOf(UndoResult.RefusedNow.class);
        assertThat(notes()).containsExactlyInAnyOrder("REJECTED|안 됨", "CONFIRMED|-");
    }

    @Test
    void whatIsLeftWithAReasonIsSqueezedInAndRecordedAndCanBeTakenBack() {
        confirmed("a", MONDAY, "10:00");
        confirmed("b", MONDAY, "10:00");
        model.open();
        assertThat(current()).isEqualTo("b");
        model.settle();
        assertThat(model.questionProperty().get()).isEqualTo(Question.LEAVE);
        model.answerProperty().set("원장님 허락");
        model.submit();

        assertThat(model.items()).isEmpty();
        assertThat(flags()).containsExactly("b|squeeze-in|원장님 허락");
        assertThat(Databases.rows(
                        database, "SELECT reservation_id, code, reason, settled_by FROM frontdesk.settled_flag"))
                .containsExactly("b|full|원장님 허락|postgres");
        assertThat(history.nextUndo()).contains(Text.of("history.left", "환자 b", "11/30", "10:00", "원장님 허락"));

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        model.reload();
        assertThat(current()).isEqualTo("b");
        assertThat(flags()).containsExactly("b|full|-");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(flags()).containsExactly("b|squeeze-in|원장님 허락");
    }

    @Test
    void anUnreadableTimeThatIsLeftComesBackWhenTheReservationChanges() {
        confirmed("a", MONDAY, "오후 2시");
        model.open();
        model.ask(Question.LEAVE);
        model.answerProperty().set("전화로 정하기로 함");
        model.submit();
        assertThat(model.items()).isEmpty();
        assertThat(elsewhere.details("a").orElseThrow().flags()).isEmpty();

        database.run("UPDATE reservations SET \"preferredTime\" = '오후 3시'");
        model.load();

        assertThat(current()).isEqualTo("a");
    }

    @Test
    void aRowWithoutATimeGetsOneByOneKeyAndATypedTime() {
        confirmed("a", MONDAY, "오후 2시");
        model.open();
        model.settle();
        assertThat(model.questionProperty().get()).isEqualTo(Question.TIME);
        model.answerProperty().set("두시");
        model.submit();
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("booking.problem.time.form"));
        model.answerProperty().set("14:00");
        model.submit();

        assertThat(model.items()).isEmpty();
        assertThat(Databases.rows(database, "SELECT \"preferredTime\", \"timeSlotStart\" FROM reservations"))
                .containsExactly("14:00|14:00");
    }

    @Test
    void aRequestIsMovedByItsNumberAndStaysToBeConfirmed() {
        confirmed("a", MONDAY, "10:00");
        request("b", MONDAY, "10:00");
        request("c", TUESDAY, "10:00");
        model.open();
        assertThat(current()).isEqualTo("b");
        model.moveTo(1);

        assertThat(current()).isEqualTo("b");
        assertThat(model.items()).extracting(InboxItem::reasons).containsExactly(List.of(), List.of());
        model.settle();
        assertThat(current()).isEqualTo("c");
    }

    @Test
    void severalAreConfirmedTogetherEachOutcomeIsSaidAndEachIsUndoneByItself() {
        request("a", MONDAY, "09:00");
        request("b", MONDAY, "10:00");
        request("c", TUESDAY, "10:00");
        confirmed("odd", TUESDAY, "오후");
        model.open();
        model.markStep(1);
        model.mark(model.items().get(2));
        assertThat(model.markedProperty().get()).isEqualTo(Set.of("a", "b", "c"));
        elsewhere.changeStatus("b", Status.CANCELLED);
        model.settle();

        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("inbox.confirmed-many", 2L, 3));
        assertThat(model.outcomes())
                .containsExactly(
                        Text.of("inbox.confirmed", "환자 a", "11/30", "09:00"),
                        Text.of("inbox.settled-elsewhere", "환자 b", "11/30", "10:00"),
                        Text.of("inbox.confirmed", "환자 c", "12/1", "10:00"));
        assertThat(model.items()).extracting(InboxItem::id).containsExactly("odd");
        history.undo();
        assertThat(statuses()).containsExactly("a|CONFIRMED", "b|CANCELLED", "c|PENDING", "odd|CONFIRMED");
        history.undo();
        assertThat(statuses()).containsExactly("a|PENDING", "b|CANCELLED", "c|PENDING", "odd|CONFIRMED");
    }

    @Test
    void twoDesksAtOneRequestConfirmItOnce() {
        request("a", MONDAY, "09:00");
        History other = new History();
        InboxViewModel second = desk(other);
        model.open();
        second.open();

        model.settle();
        second.settle();

        assertThat(second.noticeProperty().get())
                .isEqualTo(Text.of("inbox.settled-elsewhere", "환자 a", "11/30", "09:00"));
        assertThat(other.nextUndo()).isEmpty();
        assertThat(history.nextUndo()).isPresent();
    }

    @Test
    void oneCallRaisesTheCapacityThatTheBookingsShow() {
        for (int i = 0; i < 30; i++) {
            LocalDate day = MONDAY.plusWeeks(i % 5);
            confirmed("x" + i, day, i < 10 ? "09:00" : i < 20 ? "11:00" : "15:00");
        }
        model.open();
        ShownCapacity shown = Objects.requireNonNull(model.capacityProperty().get());

        model.raiseCapacity();

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        model.load();
        assertThat(model.capacityProperty().get()).isEqualTo(shown);
    }

    private String current() {
        InboxItem item = model.currentProperty().get();
        return item == null ? "" : item.id();
    }

    private void request(String id, LocalDate day, String time) {
        insert(id, day, time, "PENDING");
    }

    private void confirmed(String id, LocalDate day, String time) {
        insert(id, day, time, "CONFIRMED");
    }

    private void insert(String id, LocalDate day, String time, String status) {
        database.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "updatedAt")
            VALUES ('%s', '환자 %s', '010-0000-0003', '1991-01-01', 'FEMALE', 'FIRST_VISIT', '%s', '%s', '%s',
                'WRINKLE_BOTOX', now())\
            """.formatted(id, id, day, time, status));
    }

    private List<String> statuses() {
        return Databases.rows(database, "SELECT id, status FROM reservations ORDER BY id");
    }

    private List<String> notes() {
        return Databases.rows(database, "SELECT status, \"adminNotes\" FROM reservations ORDER BY id");
    }

    private List<String> flags() {
        return Databases.rows(database, "SELECT reservation_id, code, note FROM frontdesk.flag ORDER BY 1, 2");
    }
}
