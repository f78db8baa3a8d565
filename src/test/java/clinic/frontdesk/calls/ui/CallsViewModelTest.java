package clinic.frontdesk.calls.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.Calls;
import clinic.frontdesk.calls.DatabaseCalls;
import clinic.frontdesk.calls.UndoableCalls;
import clinic.frontdesk.history.History;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.Reviews;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.UndoableBookings;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.LosableTasks;
import clinic.frontdesk.upgrade.Databases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The calling list on a real database, with another desk beside it. */
@Execution(ExecutionMode.CONCURRENT)
class CallsViewModelTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final TestDatabase data = TestDatabase.upgraded()
            .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 17:00' AT TIME ZONE 'Asia/Seoul'")
            .run(Databases.insert("a", "2026-12-01", "09:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("b", "2026-12-01", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("c", "2026-12-01", "11:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("d", "2026-12-01", "14:00", "WRINKLE_BOTOX"))
            .run("UPDATE reservations SET \"patientName\" = CASE WHEN id IN ('a', 'd') THEN '가' ELSE id END");
    private final LosableTasks tasks = new LosableTasks();
    private final Calls otherDesk = new DatabaseCalls(data.dsl(), "bora@desk-2");
    private final History history = new History();
    private final List<String> asked = new ArrayList<>();
    private final MadeFiles files = new MadeFiles();

    @SuppressWarnings("NullAway.Init") // before each test
    private CallsViewModel model;

    /** Files that are made or not, as the test wants. */
    private static final class MadeFiles implements CallDocuments {

        private MadeFile next = new MadeFile(Path.of("calls.pdf"), Text.NONE);
        private boolean shows;

        @Override
        public MadeFile paper(LocalDate day) {
            return next;
        }

        @Override
        public MadeFile spreadsheet(LocalDate day) {
            return next;
        }

        @Override
        public boolean show(Path file) {
            return shows;
        }
    }

    @BeforeEach
    void open() {
        Calls calls = new DatabaseCalls(data.dsl(), "anna@desk-1");
        DeskBookings bookings = new UndoableBookings(new DatabaseBookings(data.dsl()), history);
        model = new CallsViewModel(
                new CallActs(
                        new UndoableCalls(calls, history),
                        calls,
                        new Reviews(data.dsl(), bookings, history, WriteListener.NONE)),
                files,
                tasks,
                () -> MONDAY);
        model.setOnMoveAsked(asked::add);
        model.open();
    }

    private @Nullable String current() {
        var call = model.selectedProperty().get();
        return call == null ? null : call.first().id();
    }

    @Test
    void theNextOpenDayIsShownAndTheNextOneWhomNobodyCalledFollows() {
        assertThat(model.dayProperty().get()).isEqualTo(TUESDAY);
        assertThat(model.figures()).isEqualTo(Text.of("calls.figures", 3, 0L, 0L));
        otherDesk.record(otherDesk.day(TUESDAY).get(1), CallAnswer.CONFIRMED, "");
        model.topicChanged(LiveTopic.CALLS);
        assertThat(current()).isEqualTo("a");
        model.answer(CallAnswer.NO_ANSWER);
        assertThat(current()).isEqualTo("c");
        model.answer(CallAnswer.CONFIRMED);
        assertThat(current()).isEqualTo("c");
        assertThat(model.figures()).isEqualTo(Text.of("calls.figures", 3, 2L, 2L));
        model.select(model.calls().getFirst());
        model.answer(CallAnswer.OTHER_TIME);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void allThatAPatientHasThatDayIsConfirmedAndCancelledTogether() {
        model.answer(CallAnswer.CONFIRMED);
        assertThat(Databases.rows(data, "SELECT reservation_id, answer FROM frontdesk.call_entry ORDER BY 1"))
                .containsExactly("a|confirmed", "d|confirmed");
        model.select(model.calls().getFirst());
        model.cancel("전화로 취소");
        assertThat(Databases.rows(data, "SELECT id, status FROM reservations WHERE id IN ('a', 'd') ORDER BY 1"))
                .containsExactly("a|CANCELLED", "d|CANCELLED");
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("calls.cancelled", "가"));
        assertThat(model.calls()).hasSize(2);
    }

    @Test
    void aRemarkBeingTypedStaysAndGoesWithTheAnswer() {
        model.remarkProperty().set("10분 늦음");
        otherDesk.record(otherDesk.day(TUESDAY).getLast(), CallAnswer.NO_ANSWER, "");
        model.topicChanged(LiveTopic.CALLS);
        assertThat(model.remarkProperty().get()).isEqualTo("10분 늦음");
        model.answer(CallAnswer.CONFIRMED);
        assertThat(model.calls().getFirst().state().remark()).isEqualTo("10분 늦음");
        assertThat(model.remarkProperty().get()).isEmpty();
        model.select(model.calls().getFirst());
        assertThat(model.remarkProperty().get()).isEqualTo("10분 늦음");
        model.remarkProperty().set("x".repeat(201));
        model.saveRemark();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("calls.remark-long", 200));
        model.remarkProperty().set("");
        model.saveRemark();
        assertThat(model.calls().getFirst().state().remark()).isEmpty();
        assertThat(model.calls().getFirst().state().answer()).isEqualTo(CallAnswer.CONFIRMED);
    }

    @Test
    void whatMovedMeanwhileIsSaid() {
        model.select(model.calls().get(1));
        new DatabaseBookings(data.dsl()).move("b", TUESDAY, 930);
        model.answer(CallAnswer.CONFIRMED);
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("calls.changed-elsewhere", "b"));
        assertThat(model.wrongProperty().get()).isTrue();
        new DatabaseBookings(data.dsl()).changeStatus("b", Status.CANCELLED);
        model.select(Objects.requireNonNull(model.selectedProperty().get()));
        model.load();
        assertThat(model.calls()).hasSize(2);
    }

    @Test
    void otherDaysAreReachedByStepsAndByTyping() {
        model.turn(1);
        assertThat(model.dayProperty().get()).isEqualTo(TUESDAY.plusDays(1));
        assertThat(model.calls()).isEmpty();
        assertThat(current()).isNull();
        model.turn(-1);
        assertThat(model.calls()).hasSize(3);
        model.phraseProperty().set("언젠가");
        model.go();
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("booking.problem.date.form"));
        model.phraseProperty().set("다음 주 월");
        model.go();
        assertThat(model.dayProperty().get()).isEqualTo(MONDAY.plusDays(7));
        assertThat(model.problemProperty().get()).isEqualTo(Text.NONE);
    }

    @Test
    void filesThatCannotBeWrittenOrShownAreSaid() {
        model.paper();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("calls.made", "calls.pdf"));
        files.shows = true;
        model.spreadsheet();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("calls.made-shown", "calls.pdf"));
        files.next = new CallDocuments.MadeFile(null, Text.of("output.problem.no-space", "calls.pdf"));
        model.paper();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("output.problem.no-space", "calls.pdf"));
        assertThat(model.wrongProperty().get()).isTrue();
    }

    @Test
    void aLostServerLeavesTheListAndTheAnswerCanBeGivenAgain() {
        tasks.lose(true);
        model.answer(CallAnswer.CONFIRMED);
        assertThat(model.awayProperty().get()).isTrue();
        assertThat(current()).isEqualTo("a");
        assertThat(model.calls()).hasSize(3);
        tasks.lose(false);
        model.reconnected();
        assertThat(model.awayProperty().get()).isFalse();
        model.answer(CallAnswer.CONFIRMED);
        assertThat(model.calls().getFirst().state().answer()).isEqualTo(CallAnswer.CONFIRMED);
    }
}
