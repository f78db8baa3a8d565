package clinic.frontdesk.ui;

import clinic.frontdesk.failure.Failure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on virtual threads and callbacks on the JavaFX thread. After {@link #close} no callback is called. */
public final class FxBackgroundTasks implements BackgroundTasks, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxBackgroundTasks.class);

    /** How long closing waits for the current step of stoppable work. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    /** Has a party for each stoppable work under way, and one for this object. */
    private final Phaser stoppable = new Phaser(1);

    private volatile boolean closing;
    private final Errors errors;

    public FxBackgroundTasks(Errors errors) {
        this.errors = errors;
    }

    @Override
    public <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        try {
            executor.execute(() -> answer(work, done, failed, cancelled));
        } catch (RejectedExecutionException closed) {
            // The window is closing; nothing waits for the result.
            return Task.ENDED;
        }
        return () -> cancelled.set(true);
    }

    @Override
    public <T> Task runStoppable(StoppableWork<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        return BackgroundTasks.super.runStoppable(
                stop -> {
                    stoppable.register();
                    try {
                        return work.run(() -> closing || stop.getAsBoolean());
                    } finally {
                        stoppable.arriveAndDeregister();
                    }
                },
                done,
                failed);
    }

    private <T> void answer(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed, AtomicBoolean cancelled) {
        T result;
        try {
            result = work.call();
        } catch (Exception | Error e) {
            if (!executor.isShutdown()) {
                Failure failure = errors.handle(e);
                later(() -> failed.accept(failure), cancelled);
            }
            return;
        }
        later(() -> done.accept(result), cancelled);
    }

    /** Runs a callback on the JavaFX thread, for example to report progress. */
    public void onScreen(Runnable callback) {
        later(callback, new AtomicBoolean());
    }

    private void later(Runnable callback, AtomicBoolean cancelled) {
        if (executor.isShutdown()) {
            return;
        }
        Platform.runLater(() -> {
            if (cancelled.get() || executor.isShutdown()) {
                return;
            }
            try {
                callback.run();
            } catch (RuntimeException | Error e) {
                errors.handle(e);
            }
        });
    }

    /**
     * Takes no more work, and waits for what is running; its callbacks are dropped.
     *
     * @return whether all of it ended in time
     */
    public boolean finish(Duration longest) throws InterruptedException {
        executor.shutdown();
        return executor.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Asks stoppable work to end and waits for its current step, at most 5 seconds. Then interrupts what still runs
     * without waiting for it, so that closing the window does not wait for the database.
     */
    @Override
    public void close() {
        closing = true;
        try {
            stoppable.awaitAdvanceInterruptibly(stoppable.arrive(), LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.info("Work that was asked to stop is interrupted");
        }
        executor.shutdownNow();
    }
}
