package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.week.Week;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class WeekSummaryTest {

    private static final LocalDate MONDAY = SampleWeeks.MONDAY;

    /** A week that was read before is shown as it was then, and so is said when that was. */
    @Test
    void aWeekKeptWhileTheDatabaseIsAwaySaysWhenItWasRead() {
        AtomicBoolean away = new AtomicBoolean();
        WeekViewModel model = new WeekViewModel(
                monday -> {
                    if (away.get()) {
                        throw new DataAccessException("away", new SQLException("away", "08006"));
                    }
                    return read(monday);
                },
                new InPlaceTasks(),
                Clock.systemUTC());
        assertThat(said(model, Locale.KOREAN)).startsWith("데이터베이스에 연결할 수 없습니다. 화면의 예약이 최신이 아닐 수 있습니다.");
        model.show(MONDAY);
        model.show(MONDAY.plusWeeks(1));
        away.set(true);

        model.show(MONDAY);
        assertThat(said(model, Locale.KOREAN))
                .isEqualTo("데이터베이스에 연결할 수 없습니다. 화면의 예약은 11/23 08:30에 읽은 것입니다. 입력한 내용은 그대로 있습니다.");
        assertThat(said(model, Locale.ENGLISH))
                .isEqualTo("The database cannot be reached. The reservations shown are as of 11/23 08:30."
                        + " What you typed is kept.");
        model.show(MONDAY.plusWeeks(5));
        assertThat(said(model, Locale.KOREAN))
                .isEqualTo("데이터베이스에 연결할 수 없습니다. 12/28 주는 아직 읽지 못해 11/23 주를 보여 드립니다(11/23 08:30에 읽음).");
    }

    private static String said(WeekViewModel model, Locale locale) {
        return Messages.of(locale)
                .text(WeekSummary.away(
                        model.weekProperty().get(),
                        model.readAtProperty().get(),
                        model.mondayProperty().get()));
    }

    private static Week read(LocalDate monday) {
        Week empty = SampleWeeks.empty();
        return new Week(monday, monday.atTime(8, 30), empty.days(), empty.services(), 0, 0, empty.versions());
    }
}
