package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Features that the headless platform lacks: a window wider than 1000 pixels, and clicks with Ctrl or Shift. */
@Tag("desktop")
@ExtendWith(ApplicationExtension.class)
final class RealWindowTest {

    private final List<MouseEvent> clicks = new ArrayList<>();
    private final Text label = new Text("주름 보톡스");

    @Start
    void open(Stage stage) {
        Fonts.load();
        StackPane root = new StackPane(label);
        label.setOnMouseClicked(clicks::add);
        Scene scene = new Scene(root, 1366, 700);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void a_window_wider_than_the_headless_screen_is_shown_whole(FxRobot robot) {
        AtomicReference<WritableImage> picture = new AtomicReference<>();
        robot.interact(() -> picture.set(label.getScene().snapshot(null)));
        assertThat(label.getScene().getWindow().isShowing()).isTrue();
        assertThat(picture.get().getWidth()).isEqualTo(1366);
        assertThat(picture.get().getHeight()).isEqualTo(700);
        // Both edges are painted with the theme's background.
        PixelReader pixels = picture.get().getPixelReader();
        assertThat(pixels.getArgb(1365, 699)).isEqualTo(pixels.getArgb(0, 0)).isNotEqualTo(0xFFFFFFFF);
    }

    @Test
    void ctrl_and_shift_are_seen_in_a_click(FxRobot robot) {
        robot.press(KeyCode.CONTROL).clickOn(label).release(KeyCode.CONTROL);
        robot.press(KeyCode.SHIFT).clickOn(label).release(KeyCode.SHIFT);
        robot.clickOn(label);
        assertThat(clicks).extracting(MouseEvent::isControlDown).containsExactly(true, false, false);
        assertThat(clicks).extracting(MouseEvent::isShiftDown).containsExactly(false, true, false);
    }
}
