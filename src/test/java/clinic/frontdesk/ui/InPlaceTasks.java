package clinic.frontdesk.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work at once on the caller's thread, so that a test sees the answer without waiting. */
public final class InPlaceTasks implements BackgroundTasks {

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return;
        }
        done.accept(result);
    }
}
