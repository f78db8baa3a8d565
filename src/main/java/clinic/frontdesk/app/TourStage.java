package clinic.frontdesk.app;

import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Pictures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** What a tour does on the screen from its own thread: steps, waiting for their results, numbered pictures. */
final class TourStage {

    private static final long STEP_SECONDS = 60;

    private final Path folder;
    private final PrintWriter out;
    private final FxBackgroundTasks tasks;
    private int pictures;

    TourStage(Path folder, PrintWriter out, FxBackgroundTasks tasks) {
        this.folder = folder;
        this.out = out;
        this.tasks = tasks;
    }

    /** The number of pictures taken. */
    int pictures() {
        return pictures;
    }

    /** Writes a picture of a scene, and prints its path. */
    void picture(Scene scene, String name)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        Image image = onScreen(() -> {
            Parent root = scene.getRoot();
            // A scene without a window updates only changed nodes; a new scene updates all of them.
            scene.setRoot(new Group());
            Scene fresh = scene.getWidth() > 0 ? new Scene(root, scene.getWidth(), scene.getHeight()) : new Scene(root);
            fresh.getStylesheets().setAll(scene.getStylesheets());
            // A scene without a window is not laid out; the second pass is for wrapped text.
            for (int pass = 0; pass < 2; pass++) {
                root.applyCss();
                root.layout();
            }
            Image taken = fresh.snapshot(null);
            fresh.setRoot(new Group());
            scene.setRoot(root);
            return taken;
        });
        pictures++;
        Path file = folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", pictures, name));
        Pictures.write(image, file);
        out.println(file);
        out.flush();
    }

    /** Runs a step on the JavaFX thread and returns its result. */
    <T> T onScreen(Callable<T> step) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<T> done = new CompletableFuture<>();
        tasks.onScreen(() -> {
            try {
                done.complete(step.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(STEP_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs a step on the JavaFX thread. */
    void run(Runnable step) throws InterruptedException, ExecutionException, TimeoutException {
        onScreen(() -> {
            step.run();
            return true;
        });
    }

    /** Waits until a value, read on the JavaFX thread, satisfies a condition. */
    <T extends @Nullable Object> void await(ObservableValue<T> value, Predicate<T> condition)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        onScreen(() -> value.subscribe(now -> {
            if (condition.test(now)) {
                reached.complete(true);
            }
        }));
        reached.get(STEP_SECONDS, TimeUnit.SECONDS);
    }
}
