package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Queues work until a test runs it, in any order. Cancelled work runs, but its callbacks are not called. */
public final class HeldTasks implements BackgroundTasks {

    private final List<Runnable> held = new ArrayList<>();

    @Override
    public <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        boolean[] cancelled = {false};
        held.add(() -> new InPlaceTasks()
                .run(
                        work,
                        result -> {
                            if (!cancelled[0]) {
                                done.accept(result);
                            }
                        },
                        failure -> {
                            if (!cancelled[0]) {
                                failed.accept(failure);
                            }
                        }));
        return () -> cancelled[0] = true;
    }

    /** The number of queued tasks. */
    public int waiting() {
        return held.size();
    }

    /** Runs one task, by its position in the queue. */
    public void run(int index) {
        held.remove(index).run();
    }

    /** Runs all tasks, and those that they start. */
    public void runAll() {
        while (!held.isEmpty()) {
            run(0);
        }
    }
}
