package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.HeldTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.week.ui.GridSlot;
import clinic.frontdesk.week.ui.SampleWeeks;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WeekFeatureTest {

    private static final String FIRST = "1-630-윤태오";
    private static final String SECOND = "1-960-송하율";

    /** Offers a different start for each reservation. */
    private final Bookings bookings = new WeekWindow.NoBookings() {
        @Override
        public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
            return List.of(reservationId.equals(FIRST) ? slot(540) : slot(840));
        }
    };

    private static Slot slot(int start) {
        return new Slot(SampleWeeks.MONDAY.plusDays(2), Period.of(start), start, start + 30, 1, 1, false);
    }

    @Test
    void ofTwoMoveRequestsTheLaterOneIsUsed() throws Exception {
        List<GridSlot> landings = Screens.onScreen(() -> {
            HeldTasks tasks = new HeldTasks();
            WeekWindow window = new WeekWindow(monday -> SampleWeeks.busy(), bookings, tasks, Locale.KOREAN);
            tasks.runAll();
            window.week.model().selectedProperty().set(FIRST);
            window.actions.run(Action.MOVE);
            window.week.model().selectedProperty().set(SECOND);
            window.actions.run(Action.MOVE);
            tasks.run(1);
            tasks.run(0);
            return window.week.model().landingsProperty().get();
        });

        assertThat(landings).containsExactly(new GridSlot(SampleWeeks.MONDAY.plusDays(2), 840, 870));
    }

    @Test
    void movingRequiresASelectedCard() throws Exception {
        boolean ran = Screens.onScreen(
                () -> new WeekWindow(monday -> SampleWeeks.busy(), bookings, new HeldTasks(), Locale.KOREAN)
                        .actions.run(Action.MOVE));

        assertThat(ran).isFalse();
    }
}
