package clinic.frontdesk.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Runs work on virtual threads, and answers on the JavaFX thread. After {@link #close} nothing is answered. */
public final class FxBackgroundTasks implements BackgroundTasks, AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        try {
            executor.execute(() -> answer(work, done, failed));
        } catch (RejectedExecutionException closed) {
            // The window is closing: who asks now is about to go away too.
        }
    }

    private <T> void answer(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            later(() -> failed.accept(e));
            return;
        }
        later(() -> done.accept(result));
    }

    /** Runs on the screen's thread what work under way has to say before it ends. */
    public void onScreen(Runnable report) {
        later(report);
    }

    private void later(Runnable answer) {
        if (!executor.isShutdown()) {
            Platform.runLater(answer);
        }
    }

    /** Asks running work to stop, without waiting for it: a window never hangs on a slow database when it closes. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
