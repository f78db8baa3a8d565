package clinic.frontdesk.ui;

import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every exception of the desk ends that no caller handles: one that a person can do something about becomes its
 * {@link Failure}; any other is logged once and shown in the error window. May be used from any thread.
 */
public final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Function<Throwable, Failure> classifier;
    private final Consumer<ErrorReport> window;

    /**
     * @param classifier tells what an exception means
     * @param window shows a report; called on the screen's thread
     */
    public Errors(Function<Throwable, Failure> classifier, Consumer<ErrorReport> window) {
        this.classifier = classifier;
        this.window = window;
    }

    /** What an exception means to whoever waits for the work; an unforeseen one is logged and shown here. */
    public Failure handle(Throwable error) {
        Failure failure = classifier.apply(error);
        if (failure instanceof Failure.Unforeseen(ErrorReport report)) {
            // As a text: a logger that is given the exception itself writes its message, and so what rows hold.
            LOG.error("Unexpected error {}", report.details());
            Platform.runLater(() -> window.accept(report));
        }
        return failure;
    }

    /** Handles the exceptions that leave a thread, the screen's included. */
    public void catchUncaught() {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> handle(error));
    }
}
