package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.ui.HeldTasks;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.week.Week;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeekViewModelTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void showsTheWeekRequestedLastInWhateverOrderWeeksArrive() {
        HeldTasks later = new HeldTasks();
        WeekViewModel model = new WeekViewModel(
                monday -> monday.equals(SampleWeeks.MONDAY) ? SampleWeeks.busy() : SampleWeeks.empty(),
                later,
                Clock.systemUTC());

        model.show(SampleWeeks.MONDAY.plusWeeks(1));
        model.show(SampleWeeks.MONDAY);
        later.run(1);
        later.run(0);

        assertThat(model.weekProperty().get()).isEqualTo(SampleWeeks.busy());
        assertThat(model.loadingProperty().get()).isFalse();
    }

    @Test
    void readsOnceMoreWhateverNumberOfChangesComeWhileItReads() {
        HeldTasks held = new HeldTasks();
        WeekViewModel model = new WeekViewModel(monday -> read(2), held, Clock.systemUTC());

        model.show(SampleWeeks.MONDAY);
        model.changed(tuesday(2), false);
        model.changed(tuesday(3), false);
        assertThat(held.waiting()).isEqualTo(1);
        held.run(0);
        assertThat(model.weekProperty().get()).isEqualTo(read(2));
        assertThat(held.waiting())
                .as("the week that came was read before the third change")
                .isEqualTo(1);
    }

    @Test
    void doesNotReadAgainWhatTheShownWeekHasAlready() {
        HeldTasks held = new HeldTasks();
        WeekViewModel model = new WeekViewModel(monday -> read(2), held, Clock.systemUTC());

        model.show(SampleWeeks.MONDAY);
        held.runAll();
        model.changed(tuesday(2), false);
        model.changed(new DayVersions(new TreeMap<>(Map.of(SampleWeeks.MONDAY.plusWeeks(1), 9L)), 0), false);
        assertThat(held.waiting()).isZero();
        model.changed(new DayVersions(new TreeMap<>(), 1), true);
        assertThat(held.waiting()).isEqualTo(1);
    }

    @Test
    void readsOnceMoreAfterAFailureToo() {
        HeldTasks held = new HeldTasks();
        List<Week> weeks = new ArrayList<>();
        WeekViewModel model = new WeekViewModel(monday -> weeks.getFirst(), held, Clock.systemUTC());

        model.show(SampleWeeks.MONDAY);
        model.changed(tuesday(2), false);
        held.run(0);
        assertThat(model.problemProperty().get()).isNotNull();
        weeks.add(read(2));
        held.runAll();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.weekProperty().get()).isEqualTo(read(2));
    }

    private static DayVersions tuesday(long version) {
        return new DayVersions(new TreeMap<>(Map.of(SampleWeeks.MONDAY.plusDays(1), version)), 0);
    }

    private static Week read(long version) {
        Week week = SampleWeeks.busy();
        return new Week(
                week.monday(),
                week.now(),
                week.days(),
                week.services(),
                week.unconfirmed(),
                week.attention(),
                tuesday(version));
    }

    @Test
    void keepsTheOldWeekWhenTheNextOneCannotBeRead() {
        RuntimeException away = new IllegalStateException("away");
        WeekViewModel model = new WeekViewModel(
                monday -> {
                    if (monday.equals(SampleWeeks.MONDAY)) {
                        return SampleWeeks.busy();
                    }
                    throw away;
                },
                new InPlaceTasks(),
                Clock.systemUTC());

        model.show(SampleWeeks.MONDAY);
        model.next();

        assertThat(model.weekProperty().get()).isEqualTo(SampleWeeks.busy());
        assertThat(model.problemProperty().get()).isInstanceOf(Failure.Unforeseen.class);
        model.previous();
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void arrowsWalkOverCardsAndFreePlacesAndEnterOpensOrBooksThem() {
        WeekViewModel model = busy();

        // Monday's first stop from now on, 11:20, and down past its end, where it stays.
        List<String> walked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            model.step(0, 1);
            walked.add(at(model));
        }
        assertThat(walked)
                .containsExactly("0-840-최나리", "0-900-정다온", "0-960-한가람", "0-1010-오민재", "0-1010-오민재", "0-1010-오민재");
        model.step(1, 0);
        assertThat(at(model))
                .as("the nearest in time of Tuesday, which is closed")
                .isEqualTo("2026-11-24 1020");
        model.step(0, -1);
        assertThat(at(model)).isEqualTo("1-970-배도겸");
        model.chooseCursor();
        assertThat(model.chooseCursor()).as("it is open").isFalse();
        model.step(0, -1);
        model.step(0, -1);
        assertThat(at(model)).isEqualTo("2026-11-24 930");
        model.chooseCursor();

        assertThat(calls).containsExactly("card 1-970-배도겸", "book 2026-11-24 930");
    }

    @Test
    void arrowsWalkPastFridayIntoTheNextWeekAndBack() {
        Week next = SampleWeeks.later(SampleWeeks.busy(), 7);
        WeekViewModel model = new WeekViewModel(
                monday -> monday.equals(SampleWeeks.MONDAY) ? SampleWeeks.busy() : next,
                new InPlaceTasks(),
                Clock.systemUTC());
        model.show(SampleWeeks.MONDAY);

        model.selectedProperty().set("4-930-백승민");
        model.step(1, 0);
        assertThat(at(model)).isEqualTo("2026-11-30 930");
        assertThat(model.mondayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusWeeks(1));
        assertThat(model.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusWeeks(1));
        model.step(-1, 0);
        assertThat(at(model)).isEqualTo("4-930-백승민");
        assertThat(model.mondayProperty().get()).isEqualTo(SampleWeeks.MONDAY);
    }

    @Test
    void turnsByWhatIsShownAndOpensADay() {
        WeekViewModel model = new WeekViewModel(
                monday -> SampleWeeks.later(
                        SampleWeeks.busy(), (int) ChronoUnit.DAYS.between(SampleWeeks.MONDAY, monday)),
                new InPlaceTasks(),
                Clock.systemUTC());

        model.openDay(SampleWeeks.MONDAY.plusDays(4));
        model.next();
        assertThat(model.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusDays(5));
        model.modeProperty().set(CalendarMode.MONTH);
        model.previous();
        assertThat(model.dayProperty().get())
                .isEqualTo(SampleWeeks.MONDAY.plusDays(5).minusMonths(1));
        model.modeProperty().set(CalendarMode.WEEK);
        model.next();
        assertThat(model.mondayProperty().get())
                .isEqualTo(SampleWeeks.MONDAY
                        .plusDays(5)
                        .minusMonths(1)
                        .plusWeeks(1)
                        .minusDays(2));
    }

    private static String at(WeekViewModel model) {
        GridSlot place = model.cursorProperty().get();
        return place == null ? String.valueOf(model.selectedProperty().get()) : place.date() + " " + place.start();
    }

    @Test
    void movesACardOnlyToAnOfferedSlot() {
        WeekViewModel model = busy();
        GridSlot offered = new GridSlot(SampleWeeks.MONDAY.plusDays(2), 540, 570);

        model.startMove(
                "1-630-윤태오",
                List.of(
                        new Slot(offered.date(), Period.MORNING, 540, 570, 1, 1, false),
                        new Slot(offered.date(), Period.MORNING, 600, 630, 0, 1, false)));
        model.choosePlace(new GridSlot(offered.date(), 600, 630));
        assertThat(calls).as("a full start takes nothing").isEmpty();
        model.choosePlace(offered);

        assertThat(calls).containsExactly("move 1-630-윤태오 2026-11-25 540");
        assertThat(model.movingProperty().get()).isFalse();
    }

    @Test
    void freeSlotsLeaveOutWhatIsHeldPastOrClosed() {
        assertThat(SampleWeeks.busy().free(null).stream()
                        .filter(slot -> !slot.date().isAfter(SampleWeeks.MONDAY.plusDays(1)))
                        .map(slot -> slot.date().getDayOfMonth() + " " + ClockTime.format(slot.start()))
                        .toList())
                .containsExactly("24 11:30", "24 15:30");
    }

    private WeekViewModel busy() {
        Week week = SampleWeeks.busy();
        WeekViewModel model = new WeekViewModel(monday -> week, new InPlaceTasks(), Clock.systemUTC());
        model.setOnFreePlaceChosen((date, start) -> calls.add("book " + date + " " + start));
        model.setOnCardChosen(id -> calls.add("card " + id));
        model.setOnMove((id, date, start) -> calls.add("move " + id + " " + date + " " + start));
        model.show(SampleWeeks.MONDAY);
        return model;
    }
}
