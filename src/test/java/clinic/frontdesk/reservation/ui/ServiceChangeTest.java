package clinic.frontdesk.reservation.ui;

import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.rows;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskMoves;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.UndoableBookings;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Another service for a reservation, on a real database. */
@Execution(ExecutionMode.CONCURRENT)
class ServiceChangeTest {

    private static final Messages KOREAN = Messages.of(Locale.KOREAN);

    private final History history = new History();
    private final List<Text> done = new ArrayList<>();
    private TestDatabase data;
    private UndoableBookings bookings;
    private ServiceChangeViewModel question;

    @BeforeEach
    void open() {
        data = TestDatabase.upgraded()
                .run("""
                        UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul';
                        INSERT INTO services (id, code, name, "durationMinutes", "bufferMinutes", "displayOrder", "updatedAt")
                        VALUES ('care', 'SKIN_CARE', '피부 관리', 60, 10, 2, now()), ('talk', 'OTHER_CONSULTATION', '상담', 10, 0, 3, now());
                        """ + insert("a", "2026-11-30", "10:00", "WRINKLE_BOTOX")
                        + insert("b", "2026-11-30", "11:00", "WRINKLE_BOTOX"));
        bookings = new UndoableBookings(new DatabaseBookings(data.dsl()), history);
        question = new ServiceChangeViewModel(
                new DeskMoves(data.dsl(), bookings), new JooqServiceChoices(data.dsl()), new InPlaceTasks());
        question.setOnChanged(done::add);
    }

    @Test
    void theOtherServicesAreFoundByInitialsAndTheEffectIsSaidBeforeTheChange() {
        question.ask(details());
        assertThat(question.field().suggestions().items().stream().map(ServiceChoice::name))
                .containsExactly("피부 관리", "상담");

        question.field().textProperty().set("ㅅㄷ");
        question.enter();
        assertThat(said(question.effectProperty().get())).isEqualTo("30분 + 10 → 10분 + 0 · 지금 시간에 그대로 됩니다");
        assertThat(service()).isEqualTo("주름 보톡스|30|10:30");

        question.enter();
        assertThat(service()).isEqualTo("상담|10|10:10");
        assertThat(done.stream().map(ServiceChangeTest::said)).containsExactly("시술을 바꿨습니다: 주름 보톡스 → 상담.");
        assertThat(question.askingProperty().get()).isFalse();

        history.undo();
        assertThat(service()).isEqualTo("주름 보톡스|30|10:30");
    }

    @Test
    void whatIsInTheWayIsNamedBeforeAndWhenItIsRefused() {
        question.ask(details());
        question.field().textProperty().set("피부");
        question.enter();
        assertThat(said(question.effectProperty().get())).isEqualTo("30분 + 10 → 60분 + 10");
        assertThat(said(question.problemProperty().get())).contains("11:00");

        question.enter();
        assertThat(said(question.problemProperty().get())).contains("11:00");
        assertThat(question.askingProperty().get()).isTrue();
        assertThat(service()).isEqualTo("주름 보톡스|30|10:30");
    }

    @Test
    void aServiceThatAnotherChangedMeanwhileIsShownBesideTheOneThatWasSeen() {
        question.ask(details());
        new DeskMoves(data.dsl(), new DatabaseBookings(data.dsl())).changeService("a", "talk");

        question.follow(details());

        assertThat(said(question.problemProperty().get())).isEqualTo("그사이 다른 곳에서 시술이 바뀌었습니다: 주름 보톡스 → 상담. 다시 골라 주세요.");
        assertThat(question.askingProperty().get()).isTrue();
    }

    @Test
    void whereThereIsNoOtherServiceItSaysSo() {
        data.run("UPDATE services SET \"isActive\" = false WHERE id IN ('care', 'talk')");

        question.ask(details());

        assertThat(question.problemProperty().get()).isEqualTo(Text.of("service-change.none"));
    }

    @Test
    void theQuestionEndsWithTheReservation() {
        question.ask(details());
        data.run("UPDATE reservations SET status = 'CANCELLED' WHERE id = 'a'");

        question.follow(details());

        assertThat(question.askingProperty().get()).isFalse();
    }

    private ReservationDetails details() {
        return bookings.details("a").orElseThrow();
    }

    private String service() {
        return rows(
                        data,
                        "SELECT \"serviceName\", \"estimatedDuration\", \"timeSlotEnd\" FROM reservations WHERE id ="
                                + " 'a'")
                .getFirst();
    }

    private static String said(Text text) {
        return KOREAN.text(text);
    }
}
