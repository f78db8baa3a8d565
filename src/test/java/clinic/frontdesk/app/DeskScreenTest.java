package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.shell.DeskView;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.ui.CalendarMode;
import clinic.frontdesk.week.ui.SampleWeeks;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** Draws the window for visual review; a stylesheet that cannot be parsed or resolved fails here. */
class DeskScreenTest {

    private final AtomicBoolean away = new AtomicBoolean();

    @Test
    void drawsABusyWeek() throws Exception {
        picture("desk-busy-light-ko", SampleWeeks.busy(), Theme.LIGHT, Locale.KOREAN, 1366, 768);
        picture("desk-busy-dark-ko", SampleWeeks.busy(), Theme.DARK, Locale.KOREAN, 1366, 768);
        picture("desk-busy-light-en", SampleWeeks.busy(), Theme.LIGHT, Locale.ENGLISH, 1366, 768);
        picture("desk-busy-light-ko-large", SampleWeeks.busy(), Theme.LIGHT, Locale.KOREAN, 2560, 1440);
    }

    @Test
    void drawsACrowdedWeekBesideAPanel() throws Exception {
        picture("desk-crowded-dark-en-panel", SampleWeeks.crowded(), Theme.DARK, Locale.ENGLISH, 1366, 768);
    }

    @Test
    void drawsAWeekOfSixtyADay() throws Exception {
        picture("desk-full-light-ko", SampleWeeks.full(60), Theme.LIGHT, Locale.KOREAN, 1366, 768);
        picture("desk-full-dark-en", SampleWeeks.full(60), Theme.DARK, Locale.ENGLISH, 1366, 768);
        picture("desk-full-light-ko-large", SampleWeeks.full(60), Theme.LIGHT, Locale.KOREAN, 2560, 1440);
    }

    @Test
    void drawsADay() throws Exception {
        picture("desk-day-light-ko", SampleWeeks.full(60), Theme.LIGHT, Locale.KOREAN, 1366, 768);
        picture("desk-day-dark-en-large", SampleWeeks.full(30), Theme.DARK, Locale.ENGLISH, 2560, 1440);
    }

    @Test
    void drawsAMonth() throws Exception {
        picture("desk-month-light-ko", SampleWeeks.full(60), Theme.LIGHT, Locale.KOREAN, 1366, 768);
        picture("desk-month-dark-en", SampleWeeks.full(60), Theme.DARK, Locale.ENGLISH, 1366, 768);
    }

    @Test
    void drawsAnEmptyWeek() throws Exception {
        picture("desk-empty-light-ko", SampleWeeks.empty(), Theme.LIGHT, Locale.KOREAN, 1366, 768);
    }

    @Test
    void keepsTheWeekAndShowsABannerWhenTheDatabaseIsUnreachable() throws Exception {
        picture("desk-away-dark-ko", SampleWeeks.busy(), Theme.DARK, Locale.KOREAN, 1366, 768);
        picture("desk-away-light-en", SampleWeeks.busy(), Theme.LIGHT, Locale.ENGLISH, 1366, 768);
    }

    private void picture(String name, Week week, Theme theme, Locale locale, int width, int height) throws Exception {
        away.set(false);
        Screens.onScreen(() -> {
            WeekWindow window = new WeekWindow(
                    monday -> {
                        if (away.get()) {
                            throw new DataAccessException("away", new SQLException("away", "08006"));
                        }
                        return week;
                    },
                    new InPlaceTasks(),
                    locale);
            WeekViewModel weeks = window.week.model();
            weeks.selectedProperty().set("1-630-윤태오");
            if (name.contains("day")) {
                weeks.openDay(SampleWeeks.MONDAY.plusDays(2));
            }
            if (name.contains("month")) {
                weeks.modeProperty().set(CalendarMode.MONTH);
            }
            if (name.contains("away")) {
                away.set(true);
                weeks.reload();
                assertThat(window.desk.bannerProperty().get().key()).isEqualTo("desk.database-away-since");
            }
            if (name.contains("panel")) {
                window.actions.run(Action.HELP);
            }
            DeskView desk = window.view;
            assertThat(Screens.picture(name, desk.root(), theme, width, height)).isNotNull();
            assertThat(weeks.weekProperty().get()).isEqualTo(week);
            return true;
        });
    }
}
