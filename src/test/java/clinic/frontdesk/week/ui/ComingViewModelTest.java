package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.week.WeekCard;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who comes next on a Monday at 11:20, whose visit is at hand, and the numbers of the shown day. */
class ComingViewModelTest {

    private final WeekViewModel week = new WeekViewModel(SampleWeeks::busyIn, new InPlaceTasks(), Clock.systemUTC());
    private final ComingViewModel coming = new ComingViewModel(week, SampleWeeks::busyIn, new InPlaceTasks());

    ComingViewModelTest() {
        week.show(SampleWeeks.MONDAY);
    }

    @Test
    void whoWaitsIsAmongThoseWhoComeAndWhoIsInTreatmentIsNot() {
        assertThat(Objects.requireNonNull(coming.comingProperty().get()))
                .extracting(WeekCard::status)
                .contains(DisplayStatus.ARRIVED, DisplayStatus.CONFIRMED)
                .doesNotContain(DisplayStatus.IN_TREATMENT, DisplayStatus.DONE);
    }

    @Test
    void atHandIsTheNextWhoHasNotArrivedAndElseTheSelectedOne() {
        List<String> steps = new ArrayList<>();
        coming.setOnStep((id, step) -> steps.add(id + " " + step));
        WeekCard next = Objects.requireNonNull(coming.atHandProperty().get());
        assertThat(next.status()).isNotEqualTo(DisplayStatus.ARRIVED);
        WeekCard waiting = Objects.requireNonNull(coming.comingProperty().get()).stream()
                .filter(card -> card.status() == DisplayStatus.ARRIVED)
                .findFirst()
                .orElseThrow();
        coming.step(Action.ARRIVED);
        week.selectedProperty().set(waiting.reservationId());
        coming.step(Action.IN_TREATMENT);
        assertThat(steps).containsExactly(next.reservationId() + " ARRIVED", waiting.reservationId() + " IN_TREATMENT");
        week.selectedProperty().set(null);
        assertThat(coming.atHandProperty().get()).isEqualTo(next);
    }

    @Test
    void theNumbersAreTodaysAndThoseOfTheDayThatIsShownAlone() {
        Map<DisplayStatus, Integer> today =
                Objects.requireNonNull(coming.countsProperty().get()).counts();
        assertThat(today)
                .containsEntry(DisplayStatus.DONE, 2)
                .containsEntry(DisplayStatus.ARRIVED, 1)
                .containsEntry(DisplayStatus.IN_TREATMENT, 1);
        week.openDay(SampleWeeks.MONDAY.plusDays(1));
        assertThat(Objects.requireNonNull(coming.countsProperty().get()).day())
                .isEqualTo(SampleWeeks.MONDAY.plusDays(1));
        assertThat(Objects.requireNonNull(coming.countsProperty().get()).today())
                .isFalse();
    }
}
