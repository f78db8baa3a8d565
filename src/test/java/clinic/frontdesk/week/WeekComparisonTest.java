package clinic.frontdesk.week;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.BookedService;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.ReservationChange;
import clinic.frontdesk.reservation.ReservationState;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.DayPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeekComparisonTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final OwnWrites own = new OwnWrites();

    @Test
    void findsWhatCameMovedOrHasAnotherStatusOrLength() {
        Week before = week(
                card("kept", 0, 540, 30, DisplayStatus.CONFIRMED),
                card("later", 0, 600, 30, DisplayStatus.CONFIRMED),
                card("another day", 0, 630, 30, DisplayStatus.CONFIRMED),
                card("confirmed", 1, 540, 30, DisplayStatus.UNCONFIRMED),
                card("longer", 1, 600, 30, DisplayStatus.CONFIRMED),
                card("cancelled", 2, 540, 30, DisplayStatus.CONFIRMED),
                card("gone", 2, 600, 30, DisplayStatus.CONFIRMED));
        Week after = week(
                card("kept", 0, 540, 30, DisplayStatus.CONFIRMED),
                card("later", 0, 610, 30, DisplayStatus.CONFIRMED),
                card("another day", 3, 630, 30, DisplayStatus.CONFIRMED),
                card("confirmed", 1, 540, 30, DisplayStatus.CONFIRMED),
                card("longer", 1, 600, 40, DisplayStatus.CONFIRMED),
                card("cancelled", 2, 540, 30, DisplayStatus.CANCELLED),
                card("booked", 4, 540, 30, DisplayStatus.CONFIRMED));

        assertThat(WeekComparison.between(before, after))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "later", CardChange.MOVED,
                        "another day", CardChange.MOVED,
                        "confirmed", CardChange.CHANGED,
                        "longer", CardChange.CHANGED,
                        "cancelled", CardChange.CHANGED,
                        "booked", CardChange.NEW));
    }

    @Test
    void takesNoFlagForAChangeOfItsReservation() {
        Week confirmed = week(card("a", 0, 540, 30, DisplayStatus.CONFIRMED));
        Week flagged = week(card("a", 0, 540, 30, DisplayStatus.ATTENTION));
        Week done = week(card("a", 0, 540, 30, DisplayStatus.DONE));

        assertThat(WeekComparison.between(confirmed, flagged)).isEmpty();
        assertThat(WeekComparison.between(flagged, confirmed)).isEmpty();
        assertThat(WeekComparison.between(flagged, done)).containsExactly(Map.entry("a", CardChange.CHANGED));
    }

    @Test
    void leavesOutWhatThisDeskWrote() {
        Week before = week(card("a", 0, 540, 30, DisplayStatus.CONFIRMED));
        Week after = week(
                card("a", 0, 600, 30, DisplayStatus.CONFIRMED),
                card("flagged at once", 0, 600, 30, DisplayStatus.ATTENTION),
                card("others'", 1, 600, 30, DisplayStatus.CONFIRMED));
        own.written(List.of(wrote("a", 0, 600, Status.CONFIRMED), wrote("flagged at once", 0, 600, Status.CONFIRMED)));

        assertThat(WeekComparison.byOthers(before, after, own)).containsExactly(Map.entry("others'", CardChange.NEW));
    }

    @Test
    void findsWhatOthersChangedOfWhatThisDeskWrote() {
        Week first = week(card("a", 0, 540, 30, DisplayStatus.CONFIRMED));
        Week second = week(card("a", 0, 600, 30, DisplayStatus.CONFIRMED));
        own.written(List.of(wrote("a", 0, 600, Status.CONFIRMED)));

        assertThat(WeekComparison.byOthers(first, second, own)).isEmpty();
        assertThat(WeekComparison.byOthers(second, first, own)).containsExactly(Map.entry("a", CardChange.MOVED));
        assertThat(WeekComparison.byOthers(first, second, own))
                .as("what was read back once")
                .containsExactly(Map.entry("a", CardChange.MOVED));
    }

    @Test
    void leavesOutEachOfTwoOwnWritesWhicheverIsReadInBetween() {
        Week first = week(card("a", 0, 540, 30, DisplayStatus.CONFIRMED));
        Week second = week(card("a", 0, 600, 30, DisplayStatus.CONFIRMED));
        Week third = week(card("a", 0, 660, 30, DisplayStatus.CONFIRMED));
        own.written(List.of(wrote("a", 0, 600, Status.CONFIRMED)));
        own.written(List.of(wrote("a", 0, 660, Status.CONFIRMED)));

        assertThat(WeekComparison.byOthers(first, second, own)).isEmpty();
        assertThat(WeekComparison.byOthers(second, third, own)).isEmpty();
    }

    private static ReservationChange wrote(String id, int day, int start, Status status) {
        String time = ClockTime.format(start);
        return new ReservationChange(
                id,
                "김철수",
                null,
                new ReservationState(
                        MONDAY.plusDays(day),
                        time,
                        time,
                        ClockTime.format(start + 30),
                        status,
                        new BookedService(null, null, "SKIN_CARE", 30)));
    }

    private static Week week(WeekCard... cards) {
        List<WeekDay> days = Stream.iterate(MONDAY, day -> day.plusDays(1))
                .limit(7)
                .map(day -> WeekDay.of(
                        new DayPlan(day, List.of(), List.of(), List.of()),
                        Stream.of(cards).filter(card -> card.date().equals(day)).toList()))
                .toList();
        return new Week(MONDAY, MONDAY.atTime(9, 0), days, Map.of(), 0, 0, DayVersions.NONE);
    }

    private static WeekCard card(String id, int day, int start, int duration, DisplayStatus status) {
        return new WeekCard(
                id,
                MONDAY.plusDays(day),
                start,
                duration,
                10,
                "김철수",
                "주름 보톡스",
                status,
                false,
                false,
                false,
                null,
                null,
                "5678",
                "",
                "",
                null);
    }
}
