package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.ui.SampleWeeks;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The desk in a real window of the smallest supported width. */
@Tag("desktop")
@ExtendWith(ApplicationExtension.class)
final class DeskWindowTest {

    private static final String CARD = "1-630-윤태오";

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 740;

    private final WeekWindow window = new WeekWindow(monday -> SampleWeeks.busy(), new InPlaceTasks(), Locale.KOREAN);
    private final WeekViewModel weeks = window.week.model();

    @Start
    void open(Stage stage) {
        Fonts.load();
        Scene shown = new Scene(window.view.root(), WIDTH, HEIGHT);
        Theme.LIGHT.applyTo(shown);
        stage.setScene(shown);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void the_whole_week_fits_into_the_window(FxRobot robot) {
        for (WeekCard card : SampleWeeks.busy().days().get(4).cards()) {
            Node name = robot.lookup(card.patientName()).query();
            Bounds shown = name.localToScene(name.getLayoutBounds());
            assertThat(shown.getMaxX()).as(card.patientName()).isBetween(300.0, WIDTH);
            assertThat(shown.getMaxY()).as(card.patientName()).isBetween(0.0, HEIGHT);
        }
    }

    @Test
    void a_click_chooses_a_card(FxRobot robot) {
        robot.clickOn("윤태오");
        assertThat(weeks.selectedProperty().get()).isEqualTo(CARD);
    }
}
