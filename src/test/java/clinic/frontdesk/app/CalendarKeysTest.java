package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.ui.CalendarMode;
import clinic.frontdesk.week.ui.GridSlot;
import clinic.frontdesk.week.ui.SampleWeeks;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The calendar by keyboard: its pages, its cards and places, its menu. */
@ExtendWith(ApplicationExtension.class)
class CalendarKeysTest {

    @SuppressWarnings("NullAway.Init") // set before each test, on the JavaFX thread
    private WeekViewModel model;

    private final List<String> calls = new ArrayList<>();

    @Start
    void open(Stage stage) {
        Fonts.load();
        WeekWindow window = new WeekWindow(SampleWeeks::busyIn, new InPlaceTasks(), Locale.KOREAN);
        model = window.week.model();
        Scene scene = new Scene(window.view.root(), 1000, 700);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        model.setOnFreePlaceChosen((date, start) -> calls.add("book " + date + " " + start));
        model.setOnCardChosen(id -> calls.add("open " + id));
        stage.show();
        window.week.focus();
    }

    @Test
    void aDayAWeekAndAMonthAreOneKeyEachAndPageKeysTurnThem(FxRobot robot) {
        robot.push(KeyCode.D);
        robot.push(KeyCode.PAGE_DOWN);
        assertThat(model.modeProperty().get()).isEqualTo(CalendarMode.DAY);
        assertThat(model.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusDays(1));
        robot.push(KeyCode.E);
        robot.push(KeyCode.PAGE_DOWN);
        assertThat(model.mondayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusWeeks(1));
        robot.push(KeyCode.O);
        robot.push(KeyCode.PAGE_UP);
        assertThat(model.dayProperty().get())
                .isEqualTo(SampleWeeks.MONDAY.plusDays(8).minusMonths(1));
    }

    @Test
    void arrowsWalkThroughTheMonthPastItsEdgeAndEnterOpensTheDay(FxRobot robot) {
        robot.push(KeyCode.O);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.RIGHT);
        assertThat(model.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusDays(8));
        robot.push(KeyCode.ENTER);

        assertThat(model.modeProperty().get()).isEqualTo(CalendarMode.DAY);
        assertThat(model.dayProperty().get()).isEqualTo(SampleWeeks.MONDAY.plusDays(8));
    }

    @Test
    void arrowsReachConfirmedReservationsAndEnterOpensThem(FxRobot robot) {
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.ENTER);

        assertThat(calls).containsExactly("open 1-880-조이슬");
    }

    @Test
    void theMenuOfACardOpensByKeyboardAndShowsTheKeysOfItsActions(FxRobot robot) {
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.F10);

        assertThat(menu()).startsWith("열기 · 예약 Enter", "옮기기 M");
        robot.interact(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .toList()
                .forEach(Window::hide));
    }

    @Test
    void memosAndCancelledOnesAreShownAndHiddenByOneKeyEach(FxRobot robot) {
        robot.push(KeyCode.V);
        robot.push(KeyCode.X);
        assertThat(List.of(
                        model.memosShownProperty().get(),
                        model.cancelledShownProperty().get()))
                .containsExactly(true, true);
        robot.push(KeyCode.V);
        robot.push(KeyCode.X);
        assertThat(List.of(
                        model.memosShownProperty().get(),
                        model.cancelledShownProperty().get()))
                .containsExactly(false, false);
    }

    @Test
    void escapeLeavesAPlace(FxRobot robot) {
        robot.interact(() -> model.cursorProperty().set(new GridSlot(SampleWeeks.MONDAY.plusDays(1), 930, 960)));
        robot.push(KeyCode.ESCAPE);

        assertThat(model.cursorProperty().get()).isNull();
    }

    /** The items of the open menu, each with its key. */
    private static List<String> menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream())
                .map(CustomMenuItem.class::cast)
                .map(CustomMenuItem::getContent)
                .map(CalendarKeysTest::words)
                .toList();
    }

    private static String words(Node line) {
        return String.join(
                " ",
                ((HBox) line)
                        .getChildren().stream()
                                .filter(Label.class::isInstance)
                                .map(label -> ((Label) label).getText())
                                .toList());
    }
}
