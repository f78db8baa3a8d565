package clinic.frontdesk.arrival.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.arrival.Arrival;
import clinic.frontdesk.arrival.DayFlow;
import clinic.frontdesk.arrival.Overrun;
import clinic.frontdesk.arrival.PresentPatient;
import clinic.frontdesk.arrival.WaitingRoom;
import clinic.frontdesk.arrival.WaitingSource;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingViewModelTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime TEN = MONDAY.atTime(10, 0);

    private final Source source = new Source();
    private LocalDateTime now = TEN;
    private final WaitingViewModel model = new WaitingViewModel(source, new InPlaceTasks(), () -> now);

    /** Three patients; away while told so. */
    private static final class Source implements WaitingSource {
        private final List<Integer> limits = new ArrayList<>();
        private boolean away;
        private int reads;

        @Override
        public DayFlow read() {
            if (away) {
                throw new DataAccessException("away", new SQLException("away", "08006"));
            }
            reads++;
            return new DayFlow(
                    new WaitingRoom(
                            TEN,
                            15,
                            List.of(
                                    patient("late", 580, MONDAY.atTime(9, 50), null),
                                    patient("early", 620, MONDAY.atTime(9, 55), null),
                                    patient("treated", 570, null, MONDAY.atTime(9, 40)))),
                    Optional.of(new Overrun("n", "정나리", 690, 10)));
        }

        @Override
        public void setLimit(int minutes) {
            limits.add(minutes);
        }
    }

    @Test
    void minutesPassWithTheClinicsClockAndTurnUrgent() {
        model.reload();
        assertThat(rows()).containsExactly("late 10 ", "early 0 early", "treated 20 ");
        assertThat(model.averageProperty().get()).isEqualTo(Text.of("waiting.average", 10));
        assertThat(model.overrunProperty().get()).isEqualTo(Text.of("waiting.overrun", "11:30", "정나리", 10));
        now = MONDAY.atTime(10, 26);
        model.tick();
        assertThat(rows()).containsExactly("late 36 urgent", "early 6 ", "treated 46 ");
        assertThat(model.averageProperty().get()).isEqualTo(Text.of("waiting.average", 21));
        assertThat(source.reads).isEqualTo(1);
    }

    @Test
    void aClockBehindTheServersCountsNothingBackwards() {
        now = MONDAY.atTime(9, 0);
        model.reload();
        assertThat(rows()).containsExactly("late 10 ", "early 0 early", "treated 20 ");
    }

    @Test
    void whatWasReadLastStaysWhileTheDatabaseIsAwayAndItsMinutesPass() {
        model.reload();
        source.away = true;
        model.reconnected();
        now = MONDAY.atTime(10, 5);
        model.tick();
        assertThat(rows()).containsExactly("late 15 urgent", "early 0 early", "treated 25 ");
    }

    @Test
    void itIsReadAgainWhereTodayOrARuleChanged() {
        model.reload();
        model.changed(new DayVersions(new TreeMap<>(Map.of(MONDAY.plusDays(1), 7L)), 0), false);
        assertThat(source.reads).isEqualTo(1);
        model.changed(new DayVersions(new TreeMap<>(Map.of(MONDAY, 7L)), 0), false);
        model.changed(DayVersions.NONE, true);
        assertThat(source.reads).isEqualTo(3);
    }

    @Test
    void theLimitIsAMinuteToFourHours() {
        model.reload();
        model.askLimit();
        assertThat(model.limitProperty().get()).isEqualTo("15");
        for (String wrong : List.of("", "0", "241", "zehn", "-5")) {
            model.limitProperty().set(wrong);
            model.saveLimit();
            assertThat(model.problemProperty().get()).isEqualTo(Text.of("waiting.limit-wrong", 240));
        }
        model.limitProperty().set(" 20 ");
        model.saveLimit();
        assertThat(source.limits).containsExactly(20);
        assertThat(model.settingLimitProperty().get()).isFalse();
    }

    private List<String> rows() {
        return model.rows().stream()
                .map(row -> row.id() + " " + row.minutes() + " " + (row.urgent() ? "urgent" : "")
                        + (row.early() ? "early" : ""))
                .toList();
    }

    private static PresentPatient patient(
            String id, int start, @Nullable LocalDateTime arrived, @Nullable LocalDateTime began) {
        return new PresentPatient(
                id,
                "환자 " + id,
                "보톡스",
                "10:00",
                MONDAY.atStartOfDay().plusMinutes(start),
                30,
                10,
                new Arrival(MONDAY, arrived, began, null));
    }
}
