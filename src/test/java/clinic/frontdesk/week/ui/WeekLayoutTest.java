package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.ui.CardLanes.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeekLayoutTest {

    @Test
    void foldsLunchAwayBetweenTwoBands() {
        assertThat(WeekLayout.stretches(week(List.of()))).containsExactly(new int[] {540, 720}, new int[] {840, 1080});
    }

    @Test
    void showsHoursOutsideTheOpeningsOnlyWhereACardIs() {
        assertThat(WeekLayout.stretches(week(List.of(card(750, 30, "a"), card(1140, 20, "b")))))
                .containsExactly(new int[] {540, 780}, new int[] {840, 1080}, new int[] {1140, 1170});
    }

    @Test
    void showsTheUsualHoursOfAWeekThatIsClosed() {
        Week closed = new Week(
                SampleWeeks.MONDAY,
                SampleWeeks.MONDAY.atStartOfDay(),
                days(List.of(), List.of()),
                Map.of(),
                0,
                0,
                DayVersions.NONE);

        assertThat(WeekLayout.stretches(closed)).containsExactly(new int[] {540, 720}, new int[] {840, 1080});
        assertThat(WeekLayout.of(closed, 800, 600, null).columns()).hasSize(7);
    }

    @Test
    void mapsMinutesToPixelsAndBack() {
        WeekLayout layout = WeekLayout.of(week(List.of()), 1000, 52 + 24 + 10 + 840, null);

        assertThat(List.of(layout.y(540), layout.y(600), layout.y(720), layout.y(840), layout.bottom()))
                .containsExactly(52.0, 172.0, 412.0, 436.0, 916.0);
        assertThat(layout.minuteAt(172)).isEqualTo(Optional.of(600));
        assertThat(layout.minuteAt(420)).as("on the fold").isEmpty();
    }

    @Test
    void makesClosedDaysNarrowUnlessTheyHoldACard() {
        WeekLayout layout = WeekLayout.of(week(List.of()), 1046 + 12, 700, null);

        assertThat(layout.columns().stream().map(WeekLayout.DayColumn::width).toList())
                .containsExactly(182.0, 183.0, 182.0, 183.0, 182.0, 44.0, 44.0);
    }

    @Test
    void makesAHolidayNarrowUnlessItHoldsACard() {
        WeekLayout layout = WeekLayout.of(SampleWeeks.holidays(), 46 + 3 * 200 + 4 * 44 + 12, 700, null);

        assertThat(layout.columns().stream().map(WeekLayout.DayColumn::width).toList())
                .containsExactly(200.0, 44.0, 200.0, 200.0, 44.0, 44.0, 44.0);
        assertThat(layout.columns().stream().map(WeekLayout.DayColumn::closed).toList())
                .containsExactly(false, true, false, true, true, true, true);
    }

    @Test
    void givesACardAloneTheWholeWidthAndSharesItWhereCardsOverlap() {
        assertThat(CardLanes.of(List.of(card(540, 30, "a"), card(600, 30, "b"), card(620, 30, "c")), null))
                .isEqualTo(Map.of("a", new Lane(0, 1), "b", new Lane(0, 0.5), "c", new Lane(0.5, 0.5)));
    }

    @Test
    void countsTheBufferAsOverlapping() {
        assertThat(CardLanes.of(List.of(card(540, 30, "a"), card(570, 30, "b")), null))
                .isEqualTo(Map.of("a", new Lane(0, 0.5), "b", new Lane(0.5, 0.5)));
    }

    @Test
    void reusesALaneOnceItIsFree() {
        assertThat(CardLanes.of(List.of(card(540, 110, "a"), card(540, 30, "b"), card(600, 30, "c")), null))
                .isEqualTo(Map.of("a", new Lane(0, 0.5), "b", new Lane(0.5, 0.5), "c", new Lane(0.5, 0.5)));
    }

    @Test
    void givesTheSelectedCardMoreWidthThanItsNeighbours() {
        Map<String, Lane> lanes = CardLanes.of(List.of(card(540, 30, "a"), card(540, 30, "b")), "b");

        assertThat(lanes.values().stream().mapToDouble(Lane::width).sum()).isEqualTo(1);
        assertThat(lanes.get("b")).extracting(Lane::width).isEqualTo(1.6 / 2.6);
    }

    @Test
    void keepsEveryCardInsideItsColumn() {
        Week crowded = SampleWeeks.crowded();
        WeekLayout layout = WeekLayout.of(crowded, 800, 640, null);

        for (WeekDay day : crowded.days()) {
            WeekLayout.DayColumn column = layout.column(day.date()).orElseThrow();
            assertThat(day.cards()).allSatisfy(card -> {
                WeekLayout.Box box = Objects.requireNonNull(layout.cards().get(card.reservationId()));
                assertThat(box.x()).isGreaterThanOrEqualTo(column.x());
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(column.x() + column.width());
                assertThat(box.height()).isGreaterThanOrEqualTo(14);
            });
        }
    }

    private static WeekCard card(int start, int duration, String id) {
        return new WeekCard(
                id,
                SampleWeeks.MONDAY,
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

    private static Week week(List<WeekCard> mondayCards) {
        List<Opening> openings = List.of(
                new Opening(null, Period.MORNING, 540, 720, 30, 1),
                new Opening(null, Period.AFTERNOON, 840, 1080, 30, 1));
        return new Week(
                SampleWeeks.MONDAY,
                SampleWeeks.MONDAY.atStartOfDay(),
                days(openings, mondayCards),
                Map.of(),
                0,
                0,
                DayVersions.NONE);
    }

    private static List<WeekDay> days(List<Opening> openings, List<WeekCard> mondayCards) {
        List<WeekDay> days = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            days.add(new WeekDay(
                    new DayPlan(SampleWeeks.MONDAY.plusDays(i), i < 5 ? openings : List.of(), List.of(), List.of()),
                    List.of(),
                    i == 0 ? mondayCards : List.of(),
                    List.of(),
                    Map.of()));
        }
        return days;
    }
}
