package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.Week;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
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
    void drawsAWeekWithHolidays() throws Exception {
        picture("week-holidays-light-ko", SampleWeeks.holidays(), Theme.LIGHT, Locale.KOREAN, 1366, 694, false);
        picture("week-holidays-dark-en", SampleWeeks.holidays(), Theme.DARK, Locale.ENGLISH, 1366, 694, false);
        picture("week-holidays-small-dark-ko", SampleWeeks.holidays(), Theme.DARK, Locale.KOREAN, 859, 694, false);
        picture("week-holidays-small-light-en", SampleWeeks.holidays(), Theme.LIGHT, Locale.ENGLISH, 859, 694, false);
    }

    @Test
    void drawsACardBeingMoved() throws Exception {
        picture("week-moving-light-ko", SampleWeeks.busy(), Theme.LIGHT, Locale.KOREAN, 859, 694, true);
    }

    @Test
    void booksAFreeSlotThatIsClicked() throws Exception {
        List<String> calls = Screens.onScreen(() -> {
            List<String> chosen = new ArrayList<>();
            WeekViewModel model =
                    new WeekViewModel(monday -> SampleWeeks.busy(), new InPlaceTasks(), Clock.systemUTC());
            model.show(SampleWeeks.MONDAY);
            model.setOnFreePlaceChosen((date, start) -> chosen.add(date + " " + start));
            model.setOnCardChosen(chosen::add);
            WeekView view = new WeekView(model, Messages.of(Locale.KOREAN), new Actions());
            Screens.picture("week-clicked", view.root(), Theme.LIGHT, 1155, 694);
            Node grid = view.root().lookup(".week-grid");
            for (double y : new double[] {190, 290, 680}) {
                mouse(grid, MouseEvent.MOUSE_PRESSED, 300, y);
                mouse(grid, MouseEvent.MOUSE_RELEASED, 300, y);
            }
            return chosen;
        });

        assertThat(calls)
                .as("a card, a free slot, and nothing where it is closed")
                .containsExactly("1-630-윤태오", "2026-11-24 690");
    }

    @Test
    void changesNoChildAndNoStyleClassDuringLayout() throws Exception {
        List<String> changes = Screens.onScreen(() -> {
            List<String> changed = new ArrayList<>();
            WeekViewModel model =
                    new WeekViewModel(monday -> SampleWeeks.crowded(), new InPlaceTasks(), Clock.systemUTC());
            model.show(SampleWeeks.MONDAY);
            WeekView view = new WeekView(model, Messages.of(Locale.KOREAN), new Actions());
            Screens.picture("week-laid-out", view.root(), Theme.LIGHT, 1155, 694);
            Parent grid = (Parent) view.root().lookup(".week-grid");
            watch(grid, changed);
            grid.resize(855, 540);
            grid.layout();
            grid.resize(1920, 1000);
            grid.layout();
            return changed;
        });

        assertThat(changes).isEmpty();
    }

    /** Lists changes of the nodes of the week down to the cards; the skins of controls are not the week's. */
    private static void watch(Parent parent, List<String> changed) {
        parent.getChildrenUnmodifiable()
                .addListener((ListChangeListener<Node>) change -> changed.add("children of " + parent));
        parent.getStyleClass().addListener((ListChangeListener<String>) change -> changed.add("classes of " + parent));
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Region region && !(child instanceof Control)) {
                watch(region, changed);
            }
        }
    }

    private static void mouse(Node grid, EventType<MouseEvent> type, double x, double y) {
        grid.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null));
    }

    private static void picture(
            String name, Week week, Theme theme, Locale locale, int width, int height, boolean moving)
            throws Exception {
        Screens.onScreen(() -> {
            WeekViewModel model = new WeekViewModel(monday -> week, new InPlaceTasks(), Clock.systemUTC());
            model.show(SampleWeeks.MONDAY);
            WeekView view = new WeekView(model, Messages.of(locale), new Actions());
            model.selectedProperty().set("1-960-송하율");
            if (moving) {
                model.startMove(
                        "1-960-송하율",
                        List.of(
                                new Slot(SampleWeeks.MONDAY.plusDays(1), Period.MORNING, 690, 720, 1, 1, false),
                                new Slot(SampleWeeks.MONDAY.plusDays(2), Period.MORNING, 540, 570, 1, 1, false),
                                new Slot(SampleWeeks.MONDAY.plusDays(2), Period.AFTERNOON, 840, 870, 1, 1, false)));
                model.step(1, 0);
            } else {
                model.cursorProperty().set(new GridSlot(SampleWeeks.MONDAY.plusDays(2), 840, 870));
            }
            assertThat(Screens.picture(name, view.root(), theme, width, height)).isNotNull();
            return true;
        });
    }
}
