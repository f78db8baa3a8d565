package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.OfferedStart;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.Week;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WeekScreenTest {

    @Test
    void drawsAnOrdinaryWeek() throws Exception {
        picture("week-busy-light-ko", SampleWeeks.busy(), Theme.LIGHT, Locale.KOREAN, 1155, 694, false);
    }

    @Test
    void drawsACrowdedWeek() throws Exception {
        picture("week-crowded-dark-en", SampleWeeks.crowded(), Theme.DARK, Locale.ENGLISH, 1155, 694, false);
        picture("week-crowded-light-ko", SampleWeeks.crowded(), Theme.LIGHT, Locale.KOREAN, 855, 694, false);
    }

    @Test
    void drawsACardOnItsWay() throws Exception {
        picture("week-moving-light-ko", SampleWeeks.busy(), Theme.LIGHT, Locale.KOREAN, 859, 694, true);
    }

    private static void picture(
            String name, Week week, Theme theme, Locale locale, int width, int height, boolean moving)
            throws Exception {
        Screens.onScreen(() -> {
            WeekViewModel model = new WeekViewModel(monday -> week, new InPlaceTasks(), Clock.systemUTC());
            model.show(SampleWeeks.MONDAY);
            WeekView view = new WeekView(model, locale);
            model.selectedProperty().set("1-960-송하율");
            if (moving) {
                model.startMove(
                        "1-960-송하율",
                        List.of(
                                new OfferedStart(SampleWeeks.MONDAY.plusDays(1), Period.MORNING, 690, 720, 1, 1, false),
                                new OfferedStart(SampleWeeks.MONDAY.plusDays(2), Period.MORNING, 540, 570, 1, 1, false),
                                new OfferedStart(
                                        SampleWeeks.MONDAY.plusDays(2), Period.AFTERNOON, 840, 870, 1, 1, false)));
                model.step(1, 0);
            } else {
                model.cursorProperty().set(new Place(SampleWeeks.MONDAY.plusDays(2), 840, 870));
            }
            assertThat(Screens.picture(name, view.root(), theme, width, height)).isNotNull();
            return true;
        });
    }
}
