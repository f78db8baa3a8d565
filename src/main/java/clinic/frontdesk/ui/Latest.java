package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs one kind of request repeatedly and delivers only the newest result: a further {@link #run}, or {@link #cancel},
 * drops pending results. Used on the JavaFX thread only.
 */
public final class Latest {

    private final BackgroundTasks tasks;
    private Task current = Task.ENDED;
    private int latest;

    public Latest(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    /** As {@link BackgroundTasks#run}; drops the pending result of the previous call. */
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        cancel();
        int request = latest;
        Task started = tasks.run(
                work,
                result -> {
                    if (request == latest) {
                        done.accept(result);
                    }
                },
                failure -> {
                    if (request == latest) {
                        failed.accept(failure);
                    }
                });
        if (request == latest) {
            current = started;
        }
    }

    /** Drops the pending result, if any. */
    public void cancel() {
        latest++;
        current.cancel();
        current = Task.ENDED;
    }
}
