package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.week.Week;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WeekViewModelTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void showsTheNewestWeekAskedForWhateverOrderTheAnswersComeIn() {
        Later later = new Later();
        WeekViewModel model = new WeekViewModel(
                monday -> monday.equals(SampleWeeks.MONDAY) ? SampleWeeks.busy() : SampleWeeks.empty(),
                later,
                Clock.systemUTC());

        model.show(SampleWeeks.MONDAY.plusWeeks(1));
        model.show(SampleWeeks.MONDAY);
        later.answers.get(1).run();
        later.answers.get(0).run();

        assertThat(model.weekProperty().get()).isEqualTo(SampleWeeks.busy());
        assertThat(model.loadingProperty().get()).isFalse();
    }

    @Test
    void readsOnceMoreWhateverNumberOfChangesComeWhileItReads() {
        Later later = new Later();
        WeekViewModel model = new WeekViewModel(monday -> SampleWeeks.busy(), later, Clock.systemUTC());

        model.show(SampleWeeks.MONDAY);
        model.refresh();
        model.refresh();
        assertThat(later.answers).hasSize(1);
        later.answers.get(0).run();
        assertThat(model.weekProperty().get()).isEqualTo(SampleWeeks.busy());
        assertThat(later.answers).hasSize(2);
        later.answers.get(1).run();
        assertThat(later.answers).hasSize(2);

        model.refresh();
        assertThat(later.answers).hasSize(3);
    }

    @Test
    void readsOnceMoreAfterAFailureToo() {
        Later later = new Later();
        WeekViewModel model = new WeekViewModel(
                monday -> {
                    if (later.answers.size() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return SampleWeeks.busy();
                },
                later,
                Clock.systemUTC());

        model.show(SampleWeeks.MONDAY);
        model.refresh();
        later.answers.get(0).run();
        assertThat(model.problemProperty().get()).isNotNull();
        later.answers.get(1).run();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.weekProperty().get()).isEqualTo(SampleWeeks.busy());
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
        assertThat(model.problemProperty().get()).isSameAs(away);
        model.previous();
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void booksTheFreePlaceThatTheArrowsLeadTo() {
        WeekViewModel model = busy();

        model.step(0, 1);
        model.step(0, 1);
        model.step(1, 0);
        model.chooseCursor();

        assertThat(told).containsExactly("book 2026-11-25 870");
    }

    @Test
    void landsAMovingCardOnlyWhereItIsOffered() {
        WeekViewModel model = busy();
        GridSlot offered = new GridSlot(SampleWeeks.MONDAY.plusDays(2), 540, 570);

        model.startMove(
                "1-630-윤태오",
                List.of(
                        new Slot(offered.date(), Period.MORNING, 540, 570, 1, 1, false),
                        new Slot(offered.date(), Period.MORNING, 600, 630, 0, 1, false)));
        model.choosePlace(new GridSlot(offered.date(), 600, 630));
        assertThat(told).as("a full start takes nothing").isEmpty();
        model.choosePlace(offered);

        assertThat(told).containsExactly("move 1-630-윤태오 2026-11-25 540");
        assertThat(model.movingProperty().get()).isFalse();
    }

    @Test
    void goesFromOneWebRequestToTheNextAndAroundAgain() {
        WeekViewModel model = busy();

        for (int i = 0; i < 4; i++) {
            model.seek(DisplayStatus.UNCONFIRMED);
        }

        assertThat(told).containsExactly("card 1-630-윤태오", "card 2-900-류한결", "card 4-660-장해솔", "card 1-630-윤태오");
    }

    @Test
    void leavesOutPlacesThatAreTakenPastOrClosed() {
        assertThat(GridSlots.free(SampleWeeks.busy()).stream()
                        .filter(place -> !place.date().isAfter(SampleWeeks.MONDAY.plusDays(1)))
                        .map(place -> place.date().getDayOfMonth() + " " + CardNode.clock(place.start()))
                        .toList())
                .containsExactly("24 11:30", "24 15:30");
    }

    private WeekViewModel busy() {
        Week week = SampleWeeks.busy();
        WeekViewModel model = new WeekViewModel(monday -> week, new InPlaceTasks(), Clock.systemUTC());
        model.setOnFreePlaceChosen((date, start) -> told.add("book " + date + " " + start));
        model.setOnCardChosen(id -> told.add("card " + id));
        model.setOnMove((id, date, start) -> told.add("move " + id + " " + date + " " + start));
        model.show(SampleWeeks.MONDAY);
        return model;
    }

    /** Holds answers back until the test asks for them. */
    private static final class Later implements BackgroundTasks {

        private final List<Runnable> answers = new ArrayList<>();

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            answers.add(() -> new InPlaceTasks().run(work, done, failed));
        }
    }
}
