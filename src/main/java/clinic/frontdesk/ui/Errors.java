package clinic.frontdesk.ui;

import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the exceptions that no caller handles: one that a person can act on is turned into its {@link Failure}; any
 * other is logged once and shown in the error window. Thread-safe.
 */
public final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Function<Throwable, Failure> classifier;
    private final Consumer<ErrorReport> window;

    /**
     * @param classifier maps an exception to its failure
     * @param window shows a report; called on the JavaFX thread
     */
    public Errors(Function<Throwable, Failure> classifier, Consumer<ErrorReport> window) {
        this.classifier = classifier;
        this.window = window;
    }

    /** The failure that an exception stands for. An unexpected one is logged and shown. */
    public Failure handle(Throwable error) {
        Failure failure = classifier.apply(error);
        if (failure instanceof Failure.Unforeseen(ErrorReport report)) {
            // As text: given the exception, the logger would write its message, which may quote a row.
            LOG.error("Unexpected error {}", report.details());
            Platform.runLater(() -> window.accept(report));
        }
        return failure;
    }

    /** Installs this as the handler of uncaught exceptions of all threads, including the JavaFX thread. */
    public void catchUncaught() {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> handle(error));
    }
}
