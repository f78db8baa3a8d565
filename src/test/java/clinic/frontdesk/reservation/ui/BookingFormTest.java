package clinic.frontdesk.reservation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.ui.BookingFormViewModel.Field;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ServiceChoice BOTOX = new ServiceChoice("s1", "주름 보톡스", 30, 10);

    private final Desk desk = new Desk();
    private final List<String> booked = new ArrayList<>();

    /** Returns prepared outcomes and records the calls. */
    private static final class Desk implements Bookings {
        final List<NewReservation> asked = new ArrayList<>();
        final List<String> moves = new ArrayList<>();
        final Deque<Supplier<BookingOutcome>> answers = new ArrayDeque<>();
        Optional<ReservationDetails> stored = Optional.empty();

        @Override
        public BookingOutcome book(NewReservation reservation) {
            asked.add(reservation);
            Supplier<BookingOutcome> answer = answers.poll();
            return answer == null ? new BookingOutcome.Accepted(reservation.id()) : answer.get();
        }

        @Override
        public BookingOutcome move(String reservationId, LocalDate date, int start) {
            moves.add(date + " " + start);
            return new BookingOutcome.Accepted(reservationId);
        }

        @Override
        public BookingOutcome changeStatus(String reservationId, Status status) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public List<Slot> starts(String serviceId, LocalDate from, int days) {
            return List.of(start(0, 580, 1, true), start(0, 600, 1, false), start(0, 630, 0, false));
        }

        @Override
        public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
            return List.of();
        }

        @Override
        public Optional<ReservationDetails> details(String reservationId) {
            return stored.filter(details -> details.id().equals(reservationId));
        }
    }

    private static Slot start(int days, int minute, int free, boolean offGrid) {
        return new Slot(TODAY.plusDays(days), Period.of(minute), minute, minute + 30, free, 1, offGrid);
    }

    private BookingFormViewModel form() {
        BookingFormViewModel form =
                new BookingFormViewModel(desk, () -> List.of(BOTOX), new InPlaceTasks(), () -> TODAY);
        form.setOnBooked((id, day, earlier) -> booked.add(id + " " + day
                + earlier.stream().map(other -> " too " + other.id()).collect(Collectors.joining())));
        form.open();
        return form;
    }

    private BookingFormViewModel filled() {
        BookingFormViewModel form = form();
        form.nameProperty().set(" 김하나 ");
        form.phoneProperty().set("01012345678");
        form.birthProperty().set("900101-2");
        form.dateProperty().set("2026-11-24");
        form.timeProperty().set("09:30");
        return form;
    }

    private static BookingOutcome full() {
        return new BookingOutcome.Refused(Refusal.FULL, List.of(start(1, 580, 1, true), start(1, 600, 1, false)));
    }

    private static BookingOutcome databaseIsAway() {
        throw new DataAccessException("away", new SQLException("away", "08006"));
    }

    @Test
    void typedInputIsBooked() {
        filled().submit();

        NewReservation asked = desk.asked.getFirst();
        assertThat(asked)
                .isEqualTo(new NewReservation(
                        asked.id(),
                        "김하나",
                        "010-1234-5678",
                        LocalDate.of(1990, 1, 1),
                        Gender.FEMALE,
                        false,
                        "s1",
                        TODAY.plusDays(1),
                        570,
                        null));
        assertThat(booked).containsExactly(asked.id() + " 2026-11-24");
    }

    @Test
    void problemsAppearWhenTheFieldLosesFocusOrTheFormIsSubmitted() {
        BookingFormViewModel form = form();

        form.birthProperty().set("9001");
        form.typed(Field.BIRTH);
        form.focusLost(Field.NAME);
        assertThat(form.problems()).isEmpty();
        form.focusLost(Field.BIRTH);
        assertThat(form.problems()).containsOnlyKeys(Field.BIRTH);
        form.birthProperty().set("900101-2");
        form.typed(Field.BIRTH);
        assertThat(form.problems()).isEmpty();

        form.submit();
        assertThat(form.problems()).containsOnlyKeys(Field.NAME, Field.PHONE, Field.DATE, Field.TIME);
        assertThat(form.focusProperty().get()).isEqualTo(Field.NAME);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void aRefusalOffersTheNearestStartsAndKeepsTheRest() {
        desk.answers.add(BookingFormTest::full);
        BookingFormViewModel form = filled();
        assertThat(form.starts()).containsExactly(start(0, 580, 1, true), start(0, 600, 1, false));

        form.submit();
        assertThat(form.noticeProperty().get()).isEqualTo(Text.of("booking.refused", Text.of("refusal.full")));
        assertThat(form.nameProperty().get()).isEqualTo(" 김하나 ");
        assertThat(form.starts()).containsExactly(start(1, 580, 1, true), start(1, 600, 1, false));
        form.choose(form.starts().getFirst());
        form.submit();

        assertThat(desk.asked).extracting(NewReservation::start).containsExactly(570, 580);
        assertThat(booked).hasSize(1);
    }

    @Test
    void aBookingWithoutAnAnswerIsRetriedUnderTheSameId() {
        desk.answers.add(BookingFormTest::databaseIsAway);
        BookingFormViewModel form = filled();

        form.submit();
        assertThat(form.unreachableProperty().get()).isTrue();
        assertThat(form.nameProperty().get()).isEqualTo(" 김하나 ");
        form.retry();

        assertThat(desk.asked).hasSize(2);
        assertThat(desk.asked.get(0)).isEqualTo(desk.asked.get(1));
        assertThat(booked).hasSize(1);
        assertThat(desk.moves).isEmpty();
    }

    @Test
    void theNextPatientAfterALostAnswerGetsANewId() {
        desk.answers.add(BookingFormTest::databaseIsAway);
        BookingFormViewModel form = filled();
        form.submit();
        form.open(TODAY.plusDays(1), 630);
        form.nameProperty().set("박두리");
        form.phoneProperty().set("01087654321");
        form.submit();

        assertThat(desk.asked).extracting(NewReservation::patientName).containsExactly("김하나", "박두리");
        assertThat(desk.asked).extracting(NewReservation::id).doesNotHaveDuplicates();
        assertThat(desk.moves).isEmpty();
        assertThat(booked).containsExactly(desk.asked.get(1).id() + " 2026-11-24");
    }

    @Test
    void aStartChangedAfterALostAnswerMovesTheReservation() {
        desk.answers.add(BookingFormTest::databaseIsAway);
        BookingFormViewModel form = filled();
        form.submit();
        desk.stored = Optional.of(stored(desk.asked.getFirst(), Status.CONFIRMED));

        form.timeProperty().set("10:00");
        form.submit();

        assertThat(desk.moves).containsExactly("2026-11-24 600");
        assertThat(booked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, CONFIRMED, true", "true, CANCELLED, false", "false, CONFIRMED, false"})
    void anEarlierBookingWhoseAnswerWasLostIsToldWhenAnotherServiceIsBookedInstead(
            boolean committed, String status, boolean told) {
        desk.answers.add(BookingFormTest::databaseIsAway);
        BookingFormViewModel form = filled();
        form.submit();
        NewReservation first = desk.asked.getFirst();
        desk.stored = committed ? Optional.of(stored(first, new Status(status))) : Optional.empty();

        form.serviceProperty().set(new ServiceChoice("s2", "피부 관리", 60, 0));
        form.submit();

        NewReservation second = desk.asked.getLast();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(booked).containsExactly(second.id() + " 2026-11-24" + (told ? " too " + first.id() : ""));
    }

    private static ReservationDetails stored(NewReservation booked, Status status) {
        return new ReservationDetails(
                booked.id(),
                booked.patientName(),
                booked.phone(),
                booked.birthDate(),
                booked.gender(),
                false,
                booked.serviceId(),
                BOTOX.name(),
                booked.date(),
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
                null);
    }

    @Test
    void enterChoosesTheFocusedStartAndBooksOnceItIsChosen() throws Exception {
        Screens.onScreen(() -> {
            BookingFormViewModel form = filled();
            form.dateProperty().set("");
            form.timeProperty().set("");
            BookingFormView view = new BookingFormView(form, Messages.of(Locale.KOREAN), new Actions());
            Node chip = ((FlowPane) view.root().lookup("#starts")).getChildren().get(1);

            enter(chip);
            assertThat(form.timeProperty().get()).isEqualTo("10:00");
            assertThat(desk.asked).isEmpty();
            enter(chip);

            assertThat(desk.asked).extracting(NewReservation::start).containsExactly(600);
            view.close();
            return form;
        });
    }

    private static void enter(Node node) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "\r", "", KeyCode.ENTER, false, false, false, false));
    }

    @ParameterizedTest
    @CsvSource({"empty,ko,LIGHT", "filled,en,LIGHT", "problems,ko,DARK", "refused,ko,LIGHT", "away,en,DARK"})
    void theFormFitsBesideTheWeek(String state, String language, Theme theme) throws Exception {
        Locale locale = Locale.of(language);
        Screens.onScreen(() -> {
            BookingFormViewModel form = state.matches("empty|problems") ? form() : filled();
            switch (state) {
                case "refused" -> desk.answers.add(BookingFormTest::full);
                case "away" -> desk.answers.add(BookingFormTest::databaseIsAway);
                default -> {}
            }
            BookingFormView view = new BookingFormView(form, Messages.of(locale), new Actions());
            if (!state.matches("empty|filled")) {
                form.submit();
            }
            return Screens.picture("booking-" + state + "-" + language, view.root(), theme, 300, 680);
        });
    }
}
