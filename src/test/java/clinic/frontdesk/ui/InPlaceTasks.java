package clinic.frontdesk.ui;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.Failure;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work immediately on the caller's thread, so that tests need not wait. */
public final class InPlaceTasks implements BackgroundTasks {

    @Override
    public <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(DatabaseFailures.classify(e));
            return Task.ENDED;
        }
        done.accept(result);
        return Task.ENDED;
    }
}
