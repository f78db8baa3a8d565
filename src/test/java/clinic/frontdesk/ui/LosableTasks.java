package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work in place, unless the server is to be out of reach. */
public final class LosableTasks implements BackgroundTasks {

    private final BackgroundTasks tasks = new InPlaceTasks();
    private boolean lost;

    /** Has all work fail from now on, or not. */
    public void lose(boolean now) {
        lost = now;
    }

    @Override
    public <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        if (lost) {
            failed.accept(new Failure.Unreachable());
            return Task.ENDED;
        }
        return tasks.run(work, done, failed);
    }
}
