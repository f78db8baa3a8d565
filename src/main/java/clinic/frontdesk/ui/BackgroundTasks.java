package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs work that takes longer than a frame off the JavaFX thread. */
public interface BackgroundTasks {

    /**
     * Runs {@code work}, then exactly one of the two callbacks on the JavaFX thread, unless the task is cancelled
     * first. Callbacks of different calls come in any order; {@link Latest} keeps only the newest.
     *
     * @param failed receives why the work failed; a {@link Failure.Unforeseen} has been logged and shown already
     */
    <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed);

    /** As {@link #run}, for work that can be stopped: {@link Task#stop} and {@link Task#cancel} ask it to end. */
    default <T> Task runStoppable(StoppableWork<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        AtomicBoolean stop = new AtomicBoolean();
        Task running = run(() -> work.run(stop::get), done, failed);
        return new Task() {
            @Override
            public void cancel() {
                stop.set(true);
                running.cancel();
            }

            @Override
            public void stop() {
                stop.set(true);
            }
        };
    }
}
