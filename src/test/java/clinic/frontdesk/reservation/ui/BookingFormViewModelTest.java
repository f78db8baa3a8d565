package clinic.frontdesk.reservation.ui;

import static clinic.frontdesk.reservation.ui.PreparedDesk.BOTOX;
import static clinic.frontdesk.reservation.ui.PreparedDesk.CARE;
import static clinic.frontdesk.reservation.ui.PreparedDesk.KIM;
import static clinic.frontdesk.reservation.ui.PreparedDesk.TODAY;
import static clinic.frontdesk.reservation.ui.PreparedDesk.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.ui.BookingButton.Act;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.HeldTasks;
import clinic.frontdesk.ui.InPlaceTasks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingFormViewModelTest {

    private final PreparedDesk desk = new PreparedDesk();
    private final List<String> booked = new ArrayList<>();
    private final BookingFormViewModel form = form();

    private BookingFormViewModel form() {
        BookingFormViewModel model = new BookingFormViewModel(desk.sources(), new InPlaceTasks(), () -> TODAY);
        model.setOnBooked((id, day, earlier, visits, sameTime) -> booked.add(id + " " + day
                + earlier.stream().map(other -> " too " + other.id()).collect(Collectors.joining())));
        model.open();
        return model;
    }

    private void typeNewPatient() {
        form.patient().nameProperty().set("박두리");
        form.patient().phoneProperty().set("01012345678");
        form.patient().birthProperty().set("900101-2");
    }

    private void fill() {
        typeNewPatient();
        form.service().take(BOTOX);
    }

    private String button() {
        return Messages.of(Locale.KOREAN).text(form.buttonProperty().get().text());
    }

    private String said(Text text) {
        return Messages.of(Locale.KOREAN).text(text);
    }

    private static BookingOutcome full() {
        return new BookingOutcome.Refused(Refusal.FULL, List.of(start(1, 580, true), start(1, 600, false)));
    }

    @Test
    void aNewPatientIsBookedAtTheSoonestStart() {
        fill();
        form.requestProperty().set("왼쪽만");
        form.memoProperty().set(" 전화 확인 ");
        assertThat(button()).isEqualTo("오늘 09:40 – 10:10 예약");
        form.submit();

        NewReservation asked = desk.asked.getFirst();
        assertThat(asked)
                .isEqualTo(new NewReservation(
                        asked.id(),
                        "박두리",
                        "010-1234-5678",
                        LocalDate.of(1990, 1, 1),
                        Gender.FEMALE,
                        true,
                        "s1",
                        TODAY,
                        580,
                        "왼쪽만",
                        "전화 확인"));
        assertThat(booked).containsExactly(asked.id() + " " + TODAY);
    }

    @Test
    void enterPicksTheFirstResultTakesTheServiceAndBooks() {
        form.patient().nameProperty().set("철수");
        assertThat(button()).isEqualTo("김철수 님 고르기");
        form.submit();
        assertThat(form.patient().pickedProperty().get()).isEqualTo(KIM);
        assertThat(form.focusProperty().get()).isEqualTo(BookingField.SERVICE);
        form.service().textProperty().set("ㅈㄹ");
        assertThat(button()).isEqualTo("주름 보톡스 고르기");
        form.submit();
        form.submit();

        NewReservation asked = desk.asked.getFirst();
        assertThat(List.of(asked.patientName(), asked.phone(), asked.birthDate(), asked.gender(), asked.firstVisit()))
                .containsExactly("김철수", "010-2841-7730", LocalDate.of(1991, 4, 12), Gender.MALE, false);
        assertThat(booked).hasSize(1);
    }

    @Test
    void enterBeforeTheResultsPicksTheFirstOnceTheyAreThere() {
        HeldTasks tasks = new HeldTasks();
        BookingFormViewModel slow = new BookingFormViewModel(desk.sources(), tasks, () -> TODAY);
        slow.patient().nameProperty().set("김철");
        slow.submit();
        assertThat(slow.buttonProperty().get().act()).isEqualTo(Act.WAIT);
        assertThat(slow.patient().pickedProperty().get()).isNull();
        tasks.runAll();

        assertThat(slow.patient().pickedProperty().get()).isEqualTo(KIM);
    }

    @Test
    void enterAfterANameThatNobodyHasGoesOnAsANewPatient() {
        form.focused(BookingField.NAME);
        form.patient().nameProperty().set("박두리");
        form.submit();

        assertThat(form.focusProperty().get()).isEqualTo(BookingField.PHONE);
        assertThat(form.problems()).as("an empty field that was not reached").isEmpty();
        form.focused(BookingField.PHONE);
        form.submit();
        assertThat(form.problems()).containsOnlyKeys(BookingField.PHONE);
    }

    @Test
    void aNumberThatNobodyHasBecomesThePhoneOfTheNewPatient() {
        form.focused(BookingField.NAME);
        form.patient().nameProperty().set("01055556666");
        form.submit();

        assertThat(form.patient().nameProperty().get()).isEmpty();
        assertThat(form.patient().phoneProperty().get()).isEqualTo("010-5555-6666");
        assertThat(form.focusProperty().get()).isEqualTo(BookingField.NAME);
    }

    @Test
    void initialConsonantsAreNoName() {
        form.patient().nameProperty().set("ㄱㅊㅅ");
        form.left(BookingField.NAME);

        assertThat(form.problems()).containsOnlyKeys(BookingField.NAME);
        form.patient().nameProperty().set("김철수");
        assertThat(form.problems()).isEmpty();
    }

    @Test
    void editingTheNameOfAPickedPatientBeginsAnotherOne() {
        form.patient().pick(KIM);
        form.patient().nameProperty().set("김철순");

        assertThat(form.patient().pickedProperty().get()).isNull();
        assertThat(form.patient().phoneProperty().get()).isEmpty();
        assertThat(form.patient().birthProperty().get()).isEmpty();
    }

    @Test
    void aPickShowsWhatStandsAndWhoMayBeTheSame() {
        PatientSummary twin = new PatientSummary(
                8, "김철수", "0507-1234-5678", KIM.birth(), Gender.MALE, 0, 0, null, null, null, null, null, "");
        desk.patients.add(twin);
        desk.visits = PreparedDesk.standing(TODAY.plusDays(4));
        form.patient().pick(KIM);

        assertThat(form.patient().known().foundProperty().get().coming())
                .extracting(visit -> visit.reservationId())
                .containsExactly("r1");
        assertThat(form.patient().known().alikeProperty().get()).containsExactly(twin);
    }

    @Test
    void aNewPatientWithTheNumberOfAnotherIsALikelyDuplicate() {
        form.patient().nameProperty().set("김영희");
        form.patient().phoneProperty().set("01028417730");
        form.left(BookingField.PHONE);

        assertThat(form.patient().phoneProperty().get()).isEqualTo("010-2841-7730");
        assertThat(form.patient().known().alikeProperty().get()).containsExactly(KIM);
    }

    @Test
    void twoServicesAreOneVisitOneAfterTheOther() {
        typeNewPatient();
        form.service().take(BOTOX);
        form.service().textProperty().set("");
        form.service().take(BOTOX);
        form.addService();
        form.service().textProperty().set("피부");
        form.submit();
        assertThat(button()).isEqualTo("오늘 09:40 – 11:10 예약");
        form.submit();

        assertThat(desk.visitsAsked.getFirst())
                .extracting(NewReservation::serviceId, NewReservation::start)
                .containsExactly(tuple("s1", 580), tuple("s2", 610));
    }

    @ParameterizedTest
    @CsvSource({"내일,'내일 09:00 – 09:30 예약'", "+1 오전,'내일 09:00 – 09:30 예약'", "11/23 10시,'오늘 10:00 – 10:30 예약'"})
    void dateAndTimeAreTakenAsPeopleSayThem(String phrase, String expected) {
        fill();
        form.starts().phraseProperty().set(phrase);

        assertThat(button()).isEqualTo(expected);
    }

    @Test
    void aDayWithoutAFreeStartIsSaid() {
        desk.free.removeFirst();
        desk.free.removeFirst();
        fill();
        form.starts().phraseProperty().set("오늘");

        assertThat(said(form.starts().noteProperty().get())).isEqualTo("오늘에는 빈 시간이 없습니다. 가장 이른 날은 내일입니다.");
    }

    @Test
    void anUnreadablePhraseIsAProblemBesideItsField() {
        fill();
        form.starts().phraseProperty().set("언젠가");
        form.submit();

        assertThat(form.problems()).containsOnlyKeys(BookingField.START);
        assertThat(form.focusProperty().get()).isEqualTo(BookingField.START);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void onlyAfternoonsOffersOnlyThose() {
        desk.free.add(start(1, 840, false));
        fill();
        form.starts().halfProperty().set(Period.AFTERNOON);

        assertThat(button()).isEqualTo("내일 14:00 – 14:30 예약");
    }

    @Test
    void digitsChooseAndLaterStartsAreNumberedAnew() {
        desk.free.clear();
        for (int i = 0; i < 8; i++) {
            desk.free.add(start(2, 540 + 30 * i, false));
        }
        fill();
        form.starts().chooseNumber(3);
        assertThat(button()).isEqualTo("수 25일 10:00 – 10:30 예약");
        form.starts().turn(1);
        form.starts().chooseNumber(2);
        assertThat(button()).isEqualTo("수 25일 12:30 – 13:00 예약");
        form.starts().chooseNumber(3);
        assertThat(button()).isEqualTo("수 25일 12:30 – 13:00 예약");
        assertThat(form.starts().paintedProperty().get())
                .filteredOn(PaintedStart::chosen)
                .hasSize(1);
    }

    @Test
    void aChosenStartThatStaysFreeStaysChosenWhenOthersBook() {
        fill();
        form.starts().chooseNumber(2);
        desk.free.addFirst(start(0, 540, false));
        form.changed(changedToday(), false);

        assertThat(form.starts().pages().shown()).hasSize(4);
        assertThat(button()).isEqualTo("오늘 10:00 – 10:30 예약");
    }

    @Test
    void aChosenStartThatWentIsSaidAndNoOtherIsChosenInItsPlace() {
        fill();
        desk.free.removeFirst();
        desk.inTheWay = Text.of("refusal.full");
        form.changed(changedToday(), false);

        assertThat(said(form.starts().noteProperty().get())).isEqualTo("고르신 오늘 09:40이 방금 찼습니다. 이 시간은 다 찼습니다.");
        assertThat(button()).isEqualTo("시작 시간 고르기");
        form.submit();
        assertThat(desk.asked).isEmpty();
    }

    private static DayVersions changedToday() {
        return new DayVersions(new TreeMap<>(Map.of(TODAY, 5L)), 0);
    }

    @Test
    void aRefusalNamesWhatIsInTheWayOffersTheNearestStartsAndKeepsTheRest() {
        desk.answers.add(BookingFormViewModelTest::full);
        fill();
        desk.free.clear();
        desk.inTheWay = Text.of("refusal.outside-hours");
        form.submit();

        assertThat(said(form.squeezeIn().obstacleProperty().get())).isEqualTo("진료 시간이 아닙니다.");
        assertThat(said(form.noticeProperty().get())).contains("가까운 빈 시간");
        assertThat(form.patient().nameProperty().get()).isEqualTo("박두리");
        assertThat(form.starts().pages().shown())
                .extracting(option -> option.start())
                .containsExactly(580, 600);
        form.starts().chooseNumber(1);
        form.submit();

        assertThat(desk.asked).extracting(NewReservation::date).containsExactly(TODAY, TODAY.plusDays(1));
        assertThat(booked).hasSize(1);
    }

    @Test
    void aStartThatIsNotFreeIsSqueezedInWithAReason() {
        desk.inTheWay = Text.of("refusal.full");
        fill();
        form.starts().phraseProperty().set("오늘 11:00");
        assertThat(said(form.squeezeIn().obstacleProperty().get())).isEqualTo("이 시간은 다 찼습니다.");
        assertThat(button()).isEqualTo("끼워 넣는 이유 입력");
        form.submit();
        assertThat(form.focusProperty().get()).isEqualTo(BookingField.REASON);
        form.squeezeIn().reasonProperty().set("원장님 지시");
        assertThat(button()).isEqualTo("오늘 11:00 – 11:30 끼워 넣기");
        form.submit();

        assertThat(desk.squeezed).containsExactly("원장님 지시");
        assertThat(booked).hasSize(1);
    }

    @Test
    void aPastStartIsNotSqueezedIn() {
        desk.inTheWay = Text.of("refusal.past");
        desk.past = true;
        fill();
        form.starts().phraseProperty().set("오늘 08:00");

        assertThat(button()).isEqualTo("시작 시간 고르기");
        form.submit();
        assertThat(form.problems()).containsOnlyKeys(BookingField.START);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void aStartOfTheCalendarIsChosenAsSoonAsTheServiceIsKnown() {
        form.leave();
        form.open(TODAY.plusDays(1), 615);
        assertThat(form.focusProperty().get()).isEqualTo(BookingField.NAME);
        fill();

        assertThat(button()).isEqualTo("내일 10:15 – 10:45 예약");
        form.open(TODAY, 600);
        assertThat(form.patient().nameProperty().get())
                .as("the open form stays")
                .isEqualTo("박두리");
        assertThat(button()).isEqualTo("오늘 10:00 – 10:30 예약");
    }

    @Test
    void anInterruptedFormIsOfferedAndNeverImposed() {
        fill();
        form.memoProperty().set("메모");
        form.starts().chooseNumber(2);
        form.leave();
        form.open();

        assertThat(form.patient().nameProperty().get()).isEmpty();
        assertThat(form.service().chosenProperty().get()).isEmpty();
        assertThat(form.memoProperty().get()).isEmpty();
        assertThat(form.drafts().drafts()).hasSize(1);
        assertThat(said(form.drafts().drafts().getFirst().describe())).isEqualTo("박두리, 주름 보톡스");
        form.patient().nameProperty().set("김");
        form.resumeLatest();

        assertThat(form.patient().nameProperty().get()).isEqualTo("박두리");
        assertThat(form.memoProperty().get()).isEqualTo("메모");
        assertThat(button()).isEqualTo("오늘 10:00 – 10:30 예약");
        assertThat(form.drafts().drafts())
                .as("what was typed instead")
                .extracting(draft -> draft.patient().name())
                .containsExactly("김");
    }

    @Test
    void afterABookingNothingOfTheLastPatientStays() {
        fill();
        form.requestProperty().set("요청");
        form.submit();
        form.leave();
        form.open();

        assertThat(form.drafts().drafts()).isEmpty();
        assertThat(List.of(
                        form.patient().nameProperty().get(),
                        form.patient().phoneProperty().get(),
                        form.patient().birthProperty().get(),
                        form.service().textProperty().get(),
                        form.requestProperty().get()))
                .containsOnly("");
        assertThat(form.starts().chosenProperty().get()).isNull();
    }

    @Test
    void enterTwiceBooksOnce() {
        HeldTasks tasks = new HeldTasks();
        BookingFormViewModel slow = new BookingFormViewModel(desk.sources(), tasks, () -> TODAY);
        slow.open();
        slow.patient().pick(KIM);
        slow.service().take(BOTOX);
        tasks.runAll();
        slow.submit();
        slow.submit();
        tasks.runAll();

        assertThat(desk.asked).hasSize(1);
    }

    @Test
    void aBookingWithoutAnAnswerIsRetriedUnderTheSameId() {
        desk.answers.add(PreparedDesk.AWAY);
        fill();
        form.submit();
        assertThat(form.unreachableProperty().get()).isTrue();
        assertThat(form.patient().nameProperty().get()).isEqualTo("박두리");
        form.retry();

        assertThat(desk.asked).hasSize(2);
        assertThat(desk.asked.get(0)).isEqualTo(desk.asked.get(1));
        assertThat(booked).hasSize(1);
        assertThat(desk.moves).isEmpty();
    }

    @Test
    void aStartChangedAfterALostAnswerMovesTheReservation() {
        desk.answers.add(PreparedDesk.AWAY);
        fill();
        form.submit();
        desk.stored = Optional.of(stored(desk.asked.getFirst(), Status.CONFIRMED));
        form.starts().chooseNumber(2);
        form.submit();

        assertThat(desk.moves).containsExactly(TODAY + " 600");
        assertThat(booked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, CONFIRMED, true", "true, CANCELLED, false", "false, CONFIRMED, false"})
    void anEarlierBookingWhoseAnswerWasLostIsToldWhenAnotherServiceIsBookedInstead(
            boolean committed, String status, boolean told) {
        desk.answers.add(PreparedDesk.AWAY);
        fill();
        form.submit();
        NewReservation first = desk.asked.getFirst();
        desk.stored = committed ? Optional.of(stored(first, new Status(status))) : Optional.empty();
        form.service().take(CARE);
        form.submit();

        NewReservation second = desk.asked.getLast();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(booked).containsExactly(second.id() + " " + TODAY + (told ? " too " + first.id() : ""));
    }

    @Test
    void anInterruptedFormWithALostAnswerIsToldWithTheNextBookingAndRetriedWhenResumed() {
        desk.answers.add(PreparedDesk.AWAY);
        fill();
        form.submit();
        NewReservation first = desk.asked.getFirst();
        desk.stored = Optional.of(stored(first, Status.CONFIRMED));
        form.leave();
        form.open();
        form.patient().pick(KIM);
        form.service().take(CARE);
        form.submit();
        assertThat(booked.getFirst()).endsWith(" too " + first.id());
        form.resumeLatest();
        form.submit();

        assertThat(desk.asked.getLast().id()).isEqualTo(first.id());
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
                "09:40",
                580,
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
    void aCourseShowsEveryDateAndBooksTheMovedOnes() {
        for (int week = 1; week <= 4; week++) {
            desk.free.add(start(14 * week, week == 2 ? 600 : 580, false));
            desk.free.add(start(14 * week, 660, false));
        }
        desk.inTheWay = Text.of("refusal.full");
        fill();
        form.course().onProperty().set(true);
        assertThat(form.course().rows())
                .extracting(CourseVisit::date, CourseVisit::minute, CourseVisit::state)
                .containsExactly(
                        visit(0, 580, CourseVisit.State.AS_WISHED),
                        visit(14, 580, CourseVisit.State.AS_WISHED),
                        visit(28, 600, CourseVisit.State.ELSEWHERE),
                        visit(42, 580, CourseVisit.State.AS_WISHED),
                        visit(56, 580, CourseVisit.State.AS_WISHED));
        form.course().step(3, 1);
        assertThat(button()).isEqualTo("오늘 09:40 – 10:10부터 5번 예약");
        form.submit();

        assertThat(desk.asked)
                .extracting(NewReservation::date, NewReservation::start, NewReservation::firstVisit)
                .contains(tuple(TODAY.plusDays(42), 660, false))
                .hasSize(5);
        assertThat(booked).hasSize(1);
    }

    @Test
    void ofACoursePartlyRefusedOnlyTheRestIsBookedAgain() {
        desk.free.add(start(14, 580, false));
        desk.free.add(start(14, 660, false));
        desk.answers.add(() -> new BookingOutcome.Accepted("1"));
        desk.answers.add(BookingFormViewModelTest::full);
        fill();
        form.course().countProperty().set("2");
        form.course().onProperty().set(true);
        form.submit();
        assertThat(booked).isEmpty();
        assertThat(form.course().rows())
                .extracting(CourseVisit::state)
                .containsExactly(CourseVisit.State.BOOKED, CourseVisit.State.REFUSED);
        assertThat(button()).isEqualTo("여러 번의 날짜 고치기");
        form.course().step(1, 1);
        assertThat(button()).isEqualTo("남은 1번 예약");
        form.submit();

        assertThat(desk.asked).hasSize(3);
        assertThat(desk.asked.get(2).id()).isEqualTo(desk.asked.get(1).id());
        assertThat(booked).hasSize(1);
    }

    private static Tuple visit(int days, int minute, CourseVisit.State state) {
        return tuple(TODAY.plusDays(days), minute, state);
    }

    @Test
    void withoutServicesTheFormSaysWhatToDo() {
        desk.services.clear();
        form.open();

        assertThat(form.noticeProperty().get()).isEqualTo(Text.of("booking.no-services"));
    }

    @Test
    void slotsOfARefusalAreKeptWhileOthersBook() {
        desk.answers.add(BookingFormViewModelTest::full);
        fill();
        form.submit();
        List<Slot> nearest = form.starts().pages().shown().stream()
                .map(option -> option.parts().getFirst())
                .toList();
        form.changed(changedToday(), false);

        assertThat(form.starts().pages().shown())
                .extracting(option -> option.parts().getFirst())
                .isEqualTo(nearest);
    }
}
