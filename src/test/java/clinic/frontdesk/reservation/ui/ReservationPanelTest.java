package clinic.frontdesk.reservation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.Cancellations;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.HeldTasks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Results that arrive after another reservation was chosen. */
class ReservationPanelTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final HeldTasks tasks = new HeldTasks();
    private final Desk desk = new Desk();
    private final ReservationPanelViewModel panel = new ReservationPanelViewModel(desk, desk, tasks, () -> TODAY);

    /** Refuses every move; all other calls succeed. */
    private static final class Desk implements Bookings, Cancellations {
        private final List<String> cancelled = new ArrayList<>();
        private Status status = Status.PENDING;

        @Override
        public BookingOutcome cancel(String reservationId, String reason) {
            cancelled.add(reservationId + ": " + reason);
            return new BookingOutcome.Accepted(reservationId);
        }

        @Override
        public List<String> givenReasons() {
            return List.of("여행");
        }

        @Override
        public BookingOutcome book(NewReservation reservation) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public BookingOutcome move(String reservationId, LocalDate date, int start) {
            return new BookingOutcome.Refused(Refusal.FULL, List.of());
        }

        @Override
        public BookingOutcome changeStatus(String reservationId, Status status) {
            return new BookingOutcome.Accepted(reservationId);
        }

        @Override
        public List<Slot> starts(String serviceId, LocalDate from, int days) {
            return List.of();
        }

        @Override
        public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
            return List.of();
        }

        @Override
        public Optional<ReservationDetails> details(String id) {
            return Optional.of(new ReservationDetails(
                    id,
                    id,
                    "010-0000-0001",
                    LocalDate.of(1990, 1, 1),
                    Gender.MALE,
                    false,
                    "s1",
                    "x",
                    TODAY,
                    "09:30",
                    570,
                    30,
                    10,
                    status,
                    null,
                    List.of(),
                    false,
                    List.of(),
                    1,
                    null));
        }
    }

    @Test
    void thePanelKeepsTheReservationChosenMeanwhile() {
        panel.show("A");
        tasks.runAll();
        panel.confirm();
        panel.show("B");
        tasks.runAll();
        assertThat(shown()).isEqualTo("B");
        assertThat(panel.noticeProperty().get()).isEqualTo(Text.NONE);
    }

    @Test
    void whatWasSaidGoesWhenItIsUndone() {
        panel.show("A");
        tasks.runAll();
        panel.confirm();
        desk.status = Status.CONFIRMED;
        tasks.runAll();
        assertThat(panel.noticeProperty().get()).isEqualTo(Text.of("panel.confirmed"));
        panel.reload();
        tasks.runAll();
        assertThat(panel.noticeProperty().get()).isEqualTo(Text.of("panel.confirmed"));

        desk.status = Status.PENDING;
        panel.reload();
        tasks.runAll();

        assertThat(panel.noticeProperty().get()).isEqualTo(Text.NONE);
    }

    @Test
    void aRefusalIsShownUnderItsReservation() {
        panel.show("A");
        tasks.runAll();
        panel.move(TODAY, 660);
        panel.show("B");
        tasks.runAll();
        assertThat(shown()).isEqualTo("A");
        assertThat(panel.noticeProperty().get()).isEqualTo(Text.of("booking.refused-none", Text.of("refusal.full")));
    }

    @Test
    void aReservationIsCancelledWithTheReasonThatWasGivenOrWithNone() {
        panel.show("A");
        tasks.runAll();
        panel.cancel();
        tasks.runAll();
        assertThat(panel.cancelQuestion().given()).containsExactly("여행");
        panel.cancelQuestion().answer("여행");
        tasks.runAll();
        assertThat(desk.cancelled).containsExactly("A: 여행");
        panel.cancel();
        panel.cancelQuestion().answer();
        tasks.runAll();
        assertThat(desk.cancelled).hasSize(1);
        assertThat(panel.noticeProperty().get()).isEqualTo(Text.of("panel.cancelled"));
    }

    @Test
    void anotherReservationThatIsShownIsNotCancelledByTheQuestionForTheOneBefore() {
        panel.show("A");
        tasks.runAll();
        panel.cancel();
        panel.show("B");
        tasks.runAll();
        panel.cancelQuestion().answer("여행");
        tasks.runAll();
        assertThat(desk.cancelled).isEmpty();
    }

    private String shown() {
        return Objects.requireNonNull(panel.detailsProperty().get()).id();
    }
}
