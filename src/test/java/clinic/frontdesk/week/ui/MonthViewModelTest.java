package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.week.Month;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MonthViewModelTest {

    private final List<LocalDate> read = new ArrayList<>();
    private final WeekViewModel week = new WeekViewModel(
            monday -> SampleWeeks.later(
                    SampleWeeks.busy(), Math.toIntExact(ChronoUnit.DAYS.between(SampleWeeks.MONDAY, monday))),
            new InPlaceTasks(),
            Clock.systemUTC());
    private final MonthViewModel months = new MonthViewModel(
            week,
            first -> {
                read.add(first);
                return SampleMonths.of(first);
            },
            new InPlaceTasks());

    @Test
    void theMonthIsThatOfMostOfTheWeekAndOfTheDayWhereDaysAreShown() {
        week.show(LocalDate.of(2026, 11, 30));
        assertThat(months.shownProperty().get()).isEqualTo(YearMonth.of(2026, 12));

        week.openDay(LocalDate.of(2026, 11, 30));
        assertThat(months.shownProperty().get()).isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    void turningLeavesTheWeekAndTurnsAMonthThatIsShownInFull() {
        week.show(SampleWeeks.MONDAY);
        months.turn(1);
        assertThat(months.shownProperty().get()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(week.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY);

        week.modeProperty().set(CalendarMode.MONTH);
        assertThat(months.shownProperty().get()).as("what is shown").isEqualTo(YearMonth.of(2026, 11));
        months.turn(1);
        assertThat(week.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusMonths(1));
        assertThat(months.shownProperty().get()).isEqualTo(YearMonth.of(2026, 12));
    }

    @Test
    void aChangeOfADayThatIsNotShownIsNotRead() {
        week.show(SampleWeeks.MONDAY);
        int before = read.size();

        months.changed(versions(LocalDate.of(2027, 3, 1)), false);

        assertThat(read).hasSize(before);
    }

    @Test
    void aChangeOfAShownDayIsReadUntilTheMonthHasIt() {
        List<DayVersions> versions = new ArrayList<>(List.of(DayVersions.NONE, versions(SampleWeeks.MONDAY)));
        week.show(SampleWeeks.MONDAY);
        MonthViewModel other = new MonthViewModel(
                week,
                first -> {
                    Month sample = SampleMonths.of(first);
                    return new Month(
                            sample.days(),
                            sample.today(),
                            versions.size() > 1 ? versions.removeFirst() : versions.getFirst());
                },
                new InPlaceTasks());
        week.reload();

        other.changed(versions(SampleWeeks.MONDAY), false);

        Month shown = Objects.requireNonNull(other.monthProperty().get());
        assertThat(shown.versions()).isEqualTo(versions(SampleWeeks.MONDAY));
    }

    @Test
    void aDayIsOpenedAlone() {
        week.show(SampleWeeks.MONDAY);

        months.open(SampleWeeks.MONDAY.plusDays(1));

        assertThat(week.modeProperty().get()).isEqualTo(CalendarMode.DAY);
        assertThat(week.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusDays(1));
    }

    private static DayVersions versions(LocalDate day) {
        return new DayVersions(new TreeMap<>(Map.of(day, 1L)), 0);
    }
}
