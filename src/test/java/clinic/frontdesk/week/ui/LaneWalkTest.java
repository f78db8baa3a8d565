package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.ui.WeekWalk.Stop;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneWalkTest {

    private static final LocalDate MONDAY = SampleWeeks.MONDAY;
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Test
    void theArrowsOfADayWalkItsLanesAndPastTheLastToTheNextDay() {
        Week week = week(List.of(
                card(MONDAY, 540, 60, "a"),
                card(MONDAY, 540, 30, "b"),
                card(MONDAY, 600, 30, "c"),
                card(TUESDAY, 570, 30, "d")));
        WeekViewModel model = new WeekViewModel(monday -> week, new InPlaceTasks(), Clock.systemUTC());
        model.show(MONDAY);
        model.openDay(MONDAY);

        assertThat(step(model, 0, 1)).isEqualTo("a");
        assertThat(step(model, 1, 0)).isEqualTo("b");
        assertThat(step(model, 0, 1)).isEqualTo("c");
        assertThat(step(model, 0, 1)).as("the end of the lane").isEqualTo("c");
        assertThat(step(model, -1, 0)).isEqualTo("a");
        assertThat(step(model, 1, 0)).isEqualTo("b");
        assertThat(step(model, 1, 0)).as("past the last lane").isEqualTo("d");
        assertThat(model.dayProperty().get()).isEqualTo(TUESDAY);
        assertThat(step(model, -1, 0)).isEqualTo("a");
        assertThat(model.dayProperty().get()).isEqualTo(MONDAY);
    }

    @Test
    void aFreePlaceIsInTheFirstLaneThatNoCardTakes() {
        Stop a = new Stop(MONDAY, 540, "a", null);
        Stop beside = place(540);
        Stop below = place(610);
        WeekDay day = week(List.of(card(MONDAY, 540, 60, "a"))).days().getFirst();

        assertThat(LaneWalk.of(day, List.of(a, beside, below)))
                .isEqualTo(new LaneWalk(List.of(List.of(a, below), List.of(beside))));
    }

    private static Stop place(int start) {
        return new Stop(MONDAY, start, null, new GridSlot(MONDAY, start, start + 30));
    }

    private static String step(WeekViewModel model, int days, int rows) {
        model.step(days, rows);
        return String.valueOf(model.selectedProperty().get());
    }

    private static Week week(List<WeekCard> cards) {
        List<WeekDay> days = IntStream.range(0, 7)
                .mapToObj(MONDAY::plusDays)
                .map(day -> WeekDay.of(
                        new DayPlan(day, List.of(), List.of(), List.of()),
                        cards.stream().filter(card -> card.date().equals(day)).toList()))
                .toList();
        return new Week(MONDAY, MONDAY.atStartOfDay(), days, Map.of(), 0, 0, DayVersions.NONE);
    }

    private static WeekCard card(LocalDate day, int start, int duration, String id) {
        return new WeekCard(
                id,
                day,
                start,
                duration,
                10,
                "김하늘",
                "피부 관리",
                DisplayStatus.CONFIRMED,
                false,
                false,
                false,
                null,
                null,
                "0000",
                "",
                "",
                null);
    }
}
