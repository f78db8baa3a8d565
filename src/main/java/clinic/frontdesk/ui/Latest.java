package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Asks one question again and again, and takes the answer to the newest only: asking again, or {@link #cancel}, drops
 * the answers that are still to come. Lives on the screen's thread.
 */
public final class Latest {

    private final BackgroundTasks tasks;
    private Task current = Task.ENDED;
    private int asked;

    public Latest(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    /** As {@link BackgroundTasks#run}, in place of what was asked before. */
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        cancel();
        int ask = asked;
        Task started = tasks.run(
                work,
                result -> {
                    if (ask == asked) {
                        done.accept(result);
                    }
                },
                failure -> {
                    if (ask == asked) {
                        failed.accept(failure);
                    }
                });
        if (ask == asked) {
            current = started;
        }
    }

    /** Drops the answer that is still to come, if any. */
    public void cancel() {
        asked++;
        current.cancel();
        current = Task.ENDED;
    }
}
