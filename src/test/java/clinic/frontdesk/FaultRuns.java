package clinic.frontdesk;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many faults the tests that kill, cut and restart go through. {@code mvn verify} takes one input of each kind, so that
 * it stays short; the group {@code faults} ({@code mvn -Pfaults verify}) takes all of them.
 */
public final class FaultRuns {

    /** The tag of the tests whose inputs depend on this. */
    public static final String TAG = "faults";

    private static final boolean ALL = Boolean.getBoolean("frontdesk.test.faults");

    private FaultRuns() {}

    /** All inputs, or the first of each kind. */
    public static <T> List<T> of(Collection<T> inputs, Function<? super T, ?> kind) {
        return ALL
                ? List.copyOf(inputs)
                : List.copyOf(inputs.stream()
                        .collect(Collectors.toMap(
                                input -> String.valueOf(kind.apply(input)), input -> input, (first, next) -> first))
                        .values());
    }

    /** How many random faults of one kind to go through. */
    public static int random(int all) {
        return ALL ? all : 1;
    }
}
