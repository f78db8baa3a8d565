package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Holds work back until a test runs it, in whatever order the test wants. Cancelled work runs, and is not answered. */
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

    /** How many pieces of work wait to be run. */
    public int waiting() {
        return held.size();
    }

    /** Runs one piece of work, by the order in which they were asked for. */
    public void run(int index) {
        held.remove(index).run();
    }

    /** Runs all, and what they ask for. */
    public void runAll() {
        while (!held.isEmpty()) {
            run(0);
        }
    }
}
