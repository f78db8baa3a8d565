package clinic.frontdesk.reservation.ui;

import static clinic.frontdesk.reservation.ui.PreparedDesk.BOTOX;
import static clinic.frontdesk.reservation.ui.PreparedDesk.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.InPlaceTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tick that puts a patient on the waiting list, too. */
class WaitingTickTest {

    private final PreparedDesk desk = new PreparedDesk();
    private final List<UnsuitedVisit> waiting = new ArrayList<>();
    private final BookingFormViewModel form = new BookingFormViewModel(desk.sources(), new InPlaceTasks(), () -> TODAY);

    @BeforeEach
    void fill() {
        form.setOnWaiting(waiting::add);
        form.open();
        form.patient().nameProperty().set("박두리");
        form.patient().phoneProperty().set("01012345678");
        form.patient().birthProperty().set("900101-2");
        form.service().take(BOTOX);
    }

    private String button() {
        return Messages.of(Locale.KOREAN).text(form.buttonProperty().get().text());
    }

    @Test
    void theSoonestStartThatNobodyChoseIsNotBooked() {
        form.waitingProperty().set(true);
        assertThat(button()).isEqualTo("대기 명단에 올리기");
        form.submit();
        assertThat(desk.asked).isEmpty();
        assertThat(waiting)
                .containsExactly(new UnsuitedVisit(
                        new PatientDraft("박두리", "01012345678", "900101-2", true, null),
                        List.of(BOTOX),
                        null,
                        null,
                        null));
        assertThat(form.patient().untouched()).isTrue();
        assertThat(form.waitingProperty().get()).isFalse();
    }

    @Test
    void whatWasAskedForGoesWithThePatient() {
        form.starts().phraseProperty().set("내일 오전");
        form.waitingProperty().set(true);
        form.submit();
        assertThat(waiting)
                .singleElement()
                .extracting(UnsuitedVisit::day, UnsuitedVisit::half)
                .containsExactly(TODAY.plusDays(1), Period.MORNING);
    }

    @Test
    void aStartThatAPersonChoseIsBookedAndTheEarlierOneIsWaitedFor() {
        form.starts().chooseNumber(1);
        form.waitingProperty().set(true);
        assertThat(button()).isEqualTo("오늘 09:40 – 10:10 예약 + 대기 명단");
        form.submit();
        assertThat(desk.asked).hasSize(1);
        assertThat(waiting)
                .singleElement()
                .extracting(UnsuitedVisit::booked, visit -> visit.patient().name())
                .containsExactly(TODAY, "박두리");
    }

    @Test
    void withoutATickNobodyIsPassedOn() {
        form.submit();
        assertThat(waiting).isEmpty();
        form.waitingProperty().set(true);
        form.leave();
        assertThat(form.waitingProperty().get()).isFalse();
    }

    @Test
    void whatThePatientLacksIsAskedFirst() {
        form.patient().phoneProperty().set("");
        form.waitingProperty().set(true);
        assertThat(form.buttonProperty().get().field()).isEqualTo(BookingField.PHONE);
    }
}
