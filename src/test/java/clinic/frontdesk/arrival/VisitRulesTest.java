package clinic.frontdesk.arrival;

import static clinic.frontdesk.arrival.VisitStep.ARRIVED;
import static clinic.frontdesk.arrival.VisitStep.BACK;
import static clinic.frontdesk.arrival.VisitStep.DONE;
import static clinic.frontdesk.arrival.VisitStep.IN_TREATMENT;
import static clinic.frontdesk.arrival.VisitStep.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.arrival.VisitRules.Decision;
import clinic.frontdesk.arrival.VisitRules.VisitState;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The steps of a visit, the minutes of waiting, and whom an overrun pushes back, as values. */
@Execution(ExecutionMode.CONCURRENT)
class VisitRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime NOW = TODAY.atTime(11, 20, 30);
    private static final LocalDateTime TEN = TODAY.atTime(10, 0);
    private static final LocalDateTime TEN_TWENTY = TODAY.atTime(10, 20);

    @Test
    void aVisitGoesFromArrivalThroughTreatmentToItsEnd() {
        assertThat(decide(ARRIVED, Status.CONFIRMED, null)).isEqualTo(written(recorded(NOW, null, null), null));
        assertThat(decide(IN_TREATMENT, Status.CONFIRMED, recorded(TEN, null, null)))
                .isEqualTo(written(recorded(TEN, NOW, null), null));
        assertThat(decide(DONE, Status.CONFIRMED, recorded(TEN, TEN_TWENTY, null)))
                .isEqualTo(written(recorded(TEN, TEN_TWENTY, NOW), Status.COMPLETED));
        assertThat(decide(NO_SHOW, Status.CONFIRMED, null)).isEqualTo(written(null, Status.NO_SHOW));
    }

    @Test
    void aStepThatNobodyRecordedIsLeftOut() {
        assertThat(decide(IN_TREATMENT, Status.PENDING, null)).isEqualTo(written(recorded(null, NOW, null), null));
        assertThat(decide(DONE, Status.CONFIRMED, null))
                .isEqualTo(written(recorded(null, null, NOW), Status.COMPLETED));
    }

    @Test
    void whatIsSoAlreadyIsKept() {
        assertThat(decide(ARRIVED, Status.CONFIRMED, recorded(TEN, null, null))).isEqualTo(kept(VisitProblem.ALREADY));
        assertThat(decide(IN_TREATMENT, Status.CONFIRMED, recorded(null, TEN, null)))
                .isEqualTo(kept(VisitProblem.ALREADY));
        assertThat(decide(DONE, Status.COMPLETED, null)).isEqualTo(kept(VisitProblem.ALREADY));
        assertThat(decide(NO_SHOW, Status.NO_SHOW, null)).isEqualTo(kept(VisitProblem.ALREADY));
    }

    @Test
    void aStepThatLeadsBackwardsIsRefused() {
        Arrival begun = recorded(TEN, TEN_TWENTY, null);
        assertThat(decide(ARRIVED, Status.CONFIRMED, begun)).isEqualTo(kept(VisitProblem.BEGAN));
        assertThat(decide(NO_SHOW, Status.CONFIRMED, begun)).isEqualTo(kept(VisitProblem.BEGAN));
        assertThat(decide(ARRIVED, Status.COMPLETED, null)).isEqualTo(kept(VisitProblem.ENDED));
        for (VisitStep step : VisitStep.values()) {
            assertThat(decide(step, Status.CANCELLED, null)).isEqualTo(kept(VisitProblem.CANCELLED));
            assertThat(decide(step, new Status("ON_HOLD"), null)).isEqualTo(kept(VisitProblem.OTHER_STATUS));
        }
    }

    @Test
    void oneStepIsTakenBack() {
        assertThat(decide(BACK, Status.CONFIRMED, recorded(TEN, null, null))).isEqualTo(written(null, null));
        assertThat(decide(BACK, Status.CONFIRMED, recorded(TEN, TEN_TWENTY, null)))
                .isEqualTo(written(recorded(TEN, null, null), null));
        assertThat(decide(BACK, Status.CONFIRMED, recorded(null, TEN_TWENTY, null)))
                .isEqualTo(written(null, null));
        assertThat(decide(BACK, Status.COMPLETED, recorded(TEN, TEN_TWENTY, NOW)))
                .isEqualTo(written(recorded(TEN, TEN_TWENTY, null), Status.CONFIRMED));
        assertThat(decide(BACK, Status.NO_SHOW, null)).isEqualTo(written(null, Status.CONFIRMED));
        assertThat(decide(BACK, Status.CONFIRMED, null)).isEqualTo(kept(VisitProblem.NOTHING_BEFORE));
    }

    @Test
    void whoMissedTheVisitAndComesAfterAllAsksForThePlaceAgain() {
        assertThat(decide(ARRIVED, Status.NO_SHOW, null))
                .isEqualTo(written(recorded(NOW, null, null), Status.CONFIRMED));
    }

    @Test
    void onlyTodaysPatientsArrive() {
        LocalDate tomorrow = TODAY.plusDays(1);
        LocalDate yesterday = TODAY.minusDays(1);
        for (VisitStep step : List.of(ARRIVED, IN_TREATMENT, DONE, NO_SHOW)) {
            assertThat(VisitRules.decide(step, new VisitState(tomorrow, 600, Status.CONFIRMED, null), NOW))
                    .isEqualTo(kept(VisitProblem.FUTURE));
        }
        assertThat(VisitRules.decide(ARRIVED, new VisitState(yesterday, 600, Status.CONFIRMED, null), NOW))
                .isEqualTo(kept(VisitProblem.PAST));
        assertThat(VisitRules.decide(DONE, new VisitState(yesterday, 600, Status.CONFIRMED, null), NOW))
                .isEqualTo(written(null, Status.COMPLETED));
        assertThat(VisitRules.decide(NO_SHOW, new VisitState(yesterday, 600, Status.CONFIRMED, null), NOW))
                .isEqualTo(written(null, Status.NO_SHOW));
    }

    @Test
    void nobodyMissesAVisitBeforeItsTime() {
        assertThat(VisitRules.decide(NO_SHOW, new VisitState(TODAY, 681, Status.CONFIRMED, null), NOW))
                .isEqualTo(kept(VisitProblem.NOT_YET));
        assertThat(VisitRules.decide(NO_SHOW, new VisitState(TODAY, null, Status.CONFIRMED, null), NOW))
                .isEqualTo(written(null, Status.NO_SHOW));
    }

    @Test
    void anArrivalOfTheDayBeforeTheMoveDoesNotCount() {
        Arrival before = new Arrival(TODAY.minusDays(3), TEN.minusDays(3), null, null);
        assertThat(decide(ARRIVED, Status.CONFIRMED, before)).isEqualTo(written(recorded(NOW, null, null), null));
        assertThat(decide(BACK, Status.CONFIRMED, before)).isEqualTo(kept(VisitProblem.NOTHING_BEFORE));
    }

    @Test
    void aClockThatWasPutBackDoesNotEndATreatmentBeforeItBegan() {
        Arrival begun = recorded(TEN, NOW.plusMinutes(5), null);
        assertThat(decide(DONE, Status.CONFIRMED, begun))
                .isEqualTo(written(recorded(TEN, NOW.plusMinutes(5), NOW.plusMinutes(5)), Status.COMPLETED));
    }

    @Test
    void waitingCountsFromTheLaterOfArrivalAndAppointment() {
        PresentPatient late = patient("a", TEN, 30, 10, recorded(TEN_TWENTY, null, null));
        PresentPatient early = patient("b", TODAY.atTime(11, 0), 30, 10, recorded(TEN, null, null));
        PresentPatient veryEarly = patient("c", TODAY.atTime(14, 0), 30, 10, recorded(TEN, null, null));
        assertThat(List.of(late.minutesAt(NOW), early.minutesAt(NOW), veryEarly.minutesAt(NOW)))
                .containsExactly(60, 20, 0);
        assertThat(List.of(late.earlyAt(NOW), early.earlyAt(NOW), veryEarly.earlyAt(NOW)))
                .containsExactly(false, false, true);

        PresentPatient treated = patient("d", TEN, 30, 10, recorded(TEN, TODAY.atTime(11, 15), null));
        WaitingRoom room = new WaitingRoom(NOW, 20, List.of(late, early, veryEarly, treated));
        assertThat(room.averageMinutes(NOW)).isEqualTo(40);
        assertThat(room.waiting()).containsExactly(late, early, veryEarly);
        assertThat(room.present().stream().map(one -> room.urgent(one, NOW))).containsExactly(true, true, false, false);
        assertThat(treated.minutesAt(NOW)).isEqualTo(5);
    }

    @Test
    void whoWasTreatedHasWaitedAndTakenMinutes() {
        VisitRecord visit = new VisitRecord(
                patient("a", TEN_TWENTY, 30, 10, recorded(TEN, TODAY.atTime(10, 32), TODAY.atTime(11, 2))),
                Status.COMPLETED);
        assertThat(visit.waited()).hasValue(12);
        assertThat(visit.treated()).hasValue(30);
        assertThat(new VisitRecord(patient("a", TEN, 30, 10, recorded(TEN, null, null)), Status.CONFIRMED).waited())
                .isEmpty();
    }

    @Test
    void aTreatmentThatBeganLatePushesTheNext() {
        // 10:40 to 11:10 and 10 minutes of buffer; it began at 10:55, so that its place is free at 11:35.
        PresentPatient slow = patient("a", TODAY.atTime(10, 40), 30, 10, recorded(null, TODAY.atTime(10, 55), null));
        ExpectedPatient next = new ExpectedPatient("n", "정나리", 690, 40, false);
        ExpectedPatient later = new ExpectedPatient("l", "이하율", 720, 40, false);
        assertThat(Overrun.first(NOW, List.of(slow), List.of(next, later), openings(1)))
                .isEqualTo(Optional.of(new Overrun("n", "정나리", 690, 5)));
        // At 11:28 it still runs: the place is free at 11:38.
        assertThat(Overrun.first(TODAY.atTime(11, 28), List.of(slow), List.of(next, later), openings(1)))
                .isEqualTo(Optional.of(new Overrun("n", "정나리", 690, 8)));
        // At 11:55 the one of 11:30 has not come, or waits already; the place is free at 12:05.
        assertThat(Overrun.first(TODAY.atTime(11, 55), List.of(slow), List.of(next, later), openings(1)))
                .isEqualTo(Optional.of(new Overrun("l", "이하율", 720, 5)));
    }

    @Test
    void nobodyIsPushedWhileAnotherPlaceIsFreeOrTheTimeIsKept() {
        PresentPatient slow = patient("a", TODAY.atTime(10, 40), 30, 10, recorded(null, TODAY.atTime(10, 55), null));
        PresentPatient timely = patient("a", TODAY.atTime(10, 50), 30, 10, recorded(null, TODAY.atTime(10, 50), null));
        ExpectedPatient next = new ExpectedPatient("n", "정나리", 690, 40, false);
        assertThat(Overrun.first(NOW, List.of(slow), List.of(next), openings(2)))
                .isEmpty();
        assertThat(Overrun.first(NOW, List.of(timely), List.of(next), openings(1)))
                .isEmpty();
        assertThat(Overrun.first(NOW, List.of(slow), List.of(), openings(1))).isEmpty();
    }

    private static List<Opening> openings(int capacity) {
        return List.of(new Opening(null, Period.MORNING, 540, 780, 30, capacity));
    }

    private static PresentPatient patient(
            String id, LocalDateTime appointment, int minutes, int buffer, Arrival arrival) {
        return new PresentPatient(id, "환자 " + id, "보톡스", "10:00", appointment, minutes, buffer, arrival);
    }

    private static Decision decide(VisitStep step, Status status, @Nullable Arrival recorded) {
        return VisitRules.decide(step, new VisitState(TODAY, 600, status, recorded), NOW);
    }

    private static Arrival recorded(
            @Nullable LocalDateTime arrived, @Nullable LocalDateTime began, @Nullable LocalDateTime ended) {
        return new Arrival(TODAY, arrived, began, ended);
    }

    private static Decision written(@Nullable Arrival arrival, @Nullable Status status) {
        return new Decision.Write(arrival, status);
    }

    private static Decision kept(VisitProblem problem) {
        return new Decision.Keep(problem);
    }
}
