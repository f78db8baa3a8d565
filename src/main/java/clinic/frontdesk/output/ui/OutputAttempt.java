package clinic.frontdesk.output.ui;

import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.text.Text;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What making a document led to.
 *
 * @param result null where there is a problem
 * @param problem one sentence; empty where there is a result
 */
record OutputAttempt<T>(@Nullable T result, Text problem) {

    /** Runs work whose {@link OutputException} a person can mend. */
    static <T> OutputAttempt<T> of(Supplier<T> work) {
        try {
            return new OutputAttempt<>(work.get(), Text.NONE);
        } catch (OutputException e) {
            return new OutputAttempt<>(null, e.text());
        }
    }
}
