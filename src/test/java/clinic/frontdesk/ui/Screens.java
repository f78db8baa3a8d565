package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;

/** Runs JavaFX for tests without a stage, and takes snapshots larger than the headless screen. */
public final class Screens {

    private static boolean started;

    private Screens() {}

    /** Runs work on the JavaFX thread and waits for its result; its exception is rethrown. */
    public static <T> T onScreen(Callable<T> work) throws Exception {
        start();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get(60, TimeUnit.SECONDS);
    }

    private static synchronized void start() throws Exception {
        if (!started) {
            started = true;
            CompletableFuture<Boolean> up = new CompletableFuture<>();
            try {
                Platform.startup(() -> up.complete(true));
            } catch (IllegalStateException runningAlready) {
                up.complete(true);
            }
            up.get(60, TimeUnit.SECONDS);
            Platform.setImplicitExit(false);
            Fonts.load();
        }
    }

    /** Lays a screen out as a picture of it would. Call on the JavaFX thread. */
    public static void layOut(Parent root, Theme theme, int width, int height) {
        Scene scene = root.getScene() == null ? new Scene(root, width, height) : root.getScene();
        theme.applyTo(scene);
        for (int pass = 0; pass < 2; pass++) {
            root.applyCss();
            root.layout();
        }
    }

    /** Writes a snapshot into target/screens; a CSS warning fails the test. Call on the JavaFX thread. */
    public static Image picture(String name, Parent root, Theme theme, int width, int height) throws Exception {
        PrintStream standard = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setErr(new PrintStream(output, true, StandardCharsets.UTF_8));
        Image image;
        try {
            layOut(root, theme, width, height);
            image = root.getScene().snapshot(null);
        } finally {
            System.setErr(standard);
        }
        Pictures.write(image, Path.of("target", "screens", name + ".png"));
        assertThat(output.toString(StandardCharsets.UTF_8))
                .as("warnings while drawing " + name)
                .isEmpty();
        return image;
    }
}
