package clinic.frontdesk.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** All work that may take longer than a blink goes through here, off the screen's thread. */
public interface BackgroundTasks {

    /**
     * Runs {@code work}, then exactly one of the two answers on the screen's thread. Answers of different calls may
     * come in any order; who asks twice has to tell a stale answer from the newest.
     */
    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed);
}
