package clinic.frontdesk.bench;

import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** Opens a window of the desk's size with one label, and exits two frames later: what a launch is compared with. */
public final class EmptyWindow {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    private EmptyWindow() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new Label("empty"), WIDTH, HEIGHT));
            stage.show();
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    frames++;
                    if (frames > 2) {
                        stop();
                        shown.countDown();
                    }
                }
            }.start();
        });
        shown.await();
        Platform.exit();
    }
}
