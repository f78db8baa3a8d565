package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work that takes longer than a frame off the screen's thread. */
public interface BackgroundTasks {

    /**
     * Runs {@code work}, then exactly one of the two callbacks on the screen's thread, unless the task was cancelled
     * before. Callbacks of different calls come in any order; {@link Latest} keeps the newest only.
     *
     * @param failed takes why the work failed. An {@link Failure.Unforeseen} has been logged and shown already
     */
    <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed);
}
