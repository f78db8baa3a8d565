package clinic.frontdesk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.ui.SampleWeeks;
import clinic.frontdesk.week.ui.WeekView;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Draws the window, for eyes to look at; a stylesheet that does not parse or resolve fails here. */
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
    void drawsAnEmptyWeek() throws Exception {
        picture("desk-empty-light-ko", SampleWeeks.empty(), Theme.LIGHT, Locale.KOREAN, 1366, 768);
    }

    @Test
    void keepsTheWeekAndSaysSoWhenTheDatabaseIsAway() throws Exception {
        picture("desk-away-dark-ko", SampleWeeks.busy(), Theme.DARK, Locale.KOREAN, 1366, 768);
        picture("desk-away-light-en", SampleWeeks.busy(), Theme.LIGHT, Locale.ENGLISH, 1366, 768);
    }

    private void picture(String name, Week week, Theme theme, Locale locale, int width, int height) throws Exception {
        away.set(false);
        Screens.onScreen(() -> {
            WeekViewModel weeks = new WeekViewModel(
                    monday -> {
                        if (away.get()) {
                            throw new IllegalStateException("away");
                        }
                        return week;
                    },
                    new InPlaceTasks(),
                    Clock.systemUTC());
            weeks.show(SampleWeeks.MONDAY);
            DeskViewModel model = new DeskViewModel(weeks, locale);
            WeekView view = new WeekView(weeks, locale);
            DeskView desk = new DeskView(
                    model,
                    view,
                    new DeskActions(() -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}),
                    locale);
            weeks.selectedProperty().set("1-630-윤태오");
            if (name.contains("away")) {
                away.set(true);
                weeks.reload();
                assertThat(model.bannerProperty().get()).isNotEmpty();
            }
            if (name.contains("panel")) {
                desk.showHelp();
            }
            assertThat(Screens.picture(name, desk.root(), theme, width, height)).isNotNull();
            assertThat(weeks.weekProperty().get()).isEqualTo(week);
            return true;
        });
    }
}
