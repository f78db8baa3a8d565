package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.ui.TimeAxis.Band;
import clinic.frontdesk.week.ui.TimeAxis.Demand;
import clinic.frontdesk.week.ui.TimeAxis.Row;
import clinic.frontdesk.week.ui.WeekLayout.Box;
import clinic.frontdesk.week.ui.WeekLayout.More;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where too many cards would stand side by side they are lines, in rows that grow. */
class CrowdedRowsTest {

    @Test
    void twoSideBySideAreBoxesAndThreeAreLinesInTheOrderOfTime() {
        WeekCard nine = card(540, 30, "c");
        WeekCard tenPast = card(550, 30, "b");
        WeekCard twentyPast = card(560, 30, "a");
        WeekCard eleven = card(660, 30, "d");

        assertThat(CrowdedRows.of(List.of(nine, tenPast), 2))
                .isEqualTo(new CrowdedRows(sorted(Map.of()), List.of(nine, tenPast)));
        assertThat(CrowdedRows.of(List.of(twentyPast, tenPast, nine, eleven), 2))
                .isEqualTo(new CrowdedRows(sorted(Map.of(18, List.of(nine, tenPast, twentyPast))), List.of(eleven)));
    }

    @Test
    void aCardThatReachesIntoARowOfLinesIsALineWhereItStarts() {
        WeekCard fourHours = card(540, 240, "long");
        List<WeekCard> three = List.of(card(660, 30, "a"), card(660, 30, "b"), card(660, 30, "c"));

        assertThat(CrowdedRows.of(List.of(fourHours, three.get(0), three.get(1), three.get(2)), 2))
                .isEqualTo(new CrowdedRows(sorted(Map.of(18, List.of(fourHours), 22, three)), List.of()));
    }

    @Test
    void aBufferEndsWhereARowOfLinesBegins() {
        WeekCard before = card(600, 25, "before");
        List<WeekCard> three = List.of(card(630, 20, "a"), card(630, 20, "b"), card(630, 20, "c"));

        assertThat(CrowdedRows.of(List.of(before, three.get(0), three.get(1), three.get(2)), 2))
                .isEqualTo(new CrowdedRows(sorted(Map.of(21, three)), List.of(before.withBuffer(5))));
    }

    @Test
    void shortCardsThatFollowEachOtherAreLinesToo() {
        List<WeekCard> five = List.of(card(540, 5, "a"), card(545, 5, "b"), card(550, 5, "c"));

        assertThat(CrowdedRows.of(five, 2)).isEqualTo(new CrowdedRows(sorted(Map.of(18, five)), List.of()));
    }

    @Test
    void rowsShareTheRoomAndThoseWithLargerDemandsTakeMore() {
        TimeAxis axis = TimeAxis.of(
                List.of(
                        List.of(new Demand(540, 570, 40, true), new Demand(570, 600, 51, true)),
                        List.of(new Demand(840, 870, 40, true), new Demand(870, 900, 19, false))),
                52,
                160,
                24);

        assertThat(axis)
                .isEqualTo(new TimeAxis(List.of(
                        new Band(540, 600, 52, 148, List.of(new Row(540, 570, 52, 97), new Row(570, 600, 97, 148))),
                        new Band(
                                840,
                                900,
                                172,
                                236,
                                List.of(new Row(840, 870, 172, 217), new Row(870, 900, 217, 236))))));
        assertThat(List.of(axis.bandAt(585).y(585), axis.bandAt(700).y(700))).containsExactly(122.5, 148.0);
    }

    @Test
    void whatDoesNotFitIsANumberBesideTheLastLineAndTheSelectedCardIsAmongTheLines() {
        Week week = SampleWeeks.of(List.of(
                SampleWeeks.card(0, 540, 30, "가", "피부 관리", DisplayStatus.CONFIRMED, ""),
                SampleWeeks.card(0, 545, 30, "나", "피부 관리", DisplayStatus.CONFIRMED, ""),
                SampleWeeks.card(0, 550, 30, "다", "피부 관리", DisplayStatus.CONFIRMED, ""),
                SampleWeeks.card(0, 555, 30, "라", "피부 관리", DisplayStatus.CONFIRMED, ""),
                SampleWeeks.card(0, 560, 30, "마", "피부 관리", DisplayStatus.CONFIRMED, "")));
        // So low that three lines are all that a row gets.
        WeekLayout layout = WeekLayout.of(week, 46 + 12 + 88 + 5 * 200, 300, "0-560-마");

        assertThat(layout.cards())
                .isEqualTo(Map.of(
                        "0-540-가", new Box(49, 54, 194, 15, 0, true),
                        "0-545-나", new Box(49, 70, 194, 15, 0, true),
                        "0-560-마", new Box(49, 86, 169, 15, 0, true)));
        assertThat(layout.more())
                .containsExactly(new More(SampleWeeks.MONDAY, 540, 2, new Box(219, 86, 24, 15, 0, true)));
        assertThat(layout.lines()).isEqualTo(Map.of(SampleWeeks.MONDAY, Map.of(540, 3)));
    }

    @Test
    void oneReservationAtTenPastSevenLeavesTheOtherRowsAsTheyAre() {
        Week usual = SampleWeeks.of(List.of());
        Week early = SampleWeeks.of(List.of(SampleWeeks.card(0, 430, 30, "가", "상담", DisplayStatus.CONFIRMED, "")));

        WeekLayout before = WeekLayout.of(usual, 1000, 694, null);
        WeekLayout after = WeekLayout.of(early, 1000, 694, null);

        double row = before.y(600) - before.y(570);
        assertThat(after.y(600) - after.y(570)).isGreaterThan(row * 0.88);
        assertThat(after.bands().stream()
                        .map(band -> List.of(band.start(), band.end()))
                        .toList())
                .containsExactly(List.of(420, 480), List.of(540, 720), List.of(840, 1080));
    }

    @Test
    void aPlaceStandsBesideCardsOrBelowLinesOrAboveThem() {
        Week week = SampleWeeks.of(List.of(
                SampleWeeks.card(0, 600, 30, "가", "피부 관리", DisplayStatus.CONFIRMED, ""),
                SampleWeeks.card(1, 600, 30, "나", "피부 관리", DisplayStatus.CONFIRMED, ""),
                SampleWeeks.card(1, 600, 30, "다", "피부 관리", DisplayStatus.CONFIRMED, ""),
                SampleWeeks.card(1, 600, 30, "라", "피부 관리", DisplayStatus.CONFIRMED, "")));
        WeekLayout layout = WeekLayout.of(week, 46 + 12 + 88 + 5 * 200, 52 + 24 + 10 + 14 * 70, null);
        PlaceBoxes places = new PlaceBoxes(layout);

        assertThat(places.of(new GridSlot(SampleWeeks.MONDAY, 570, 600)))
                .as("nothing there")
                .isEqualTo(new Box(49, 124, 195, 67, 0, false));
        assertThat(places.of(new GridSlot(SampleWeeks.MONDAY, 600, 630)))
                .as("a card there")
                .isEqualTo(new Box(187, 194, 57, 17, 0, false));
        assertThat(places.of(new GridSlot(SampleWeeks.MONDAY.plusDays(1), 600, 630)))
                .as("three lines there")
                .isEqualTo(new Box(249, 245, 195, 16, 0, false));
        assertThat(places.of(new GridSlot(SampleWeeks.MONDAY.plusDays(9), 600, 630)))
                .as("another week")
                .isNull();
    }

    private static SortedMap<Integer, List<WeekCard>> sorted(Map<Integer, List<WeekCard>> lines) {
        return new TreeMap<>(lines);
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
                "",
                "",
                "",
                null);
    }
}
