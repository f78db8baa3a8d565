package clinic.frontdesk;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How many faults the tests that kill, cut, restart and compete go through. {@code mvn verify} takes one input of each
 * kind, so that it stays short; the group {@code faults} ({@code mvn -Pfaults verify}) takes the others.
 */
public final class FaultRuns {

    /** The tag of the tests whose inputs depend on this. */
    public static final String TAG = "faults";

    private static final boolean LONG = Boolean.getBoolean("frontdesk.test.faults");

    private FaultRuns() {}

    /** Of inputs that are tried one by one: the first of each kind, or the others. */
    public static <T> List<T> of(Collection<T> inputs, Function<? super T, ?> kind) {
        Set<Object> kinds = new HashSet<>();
        return inputs.stream()
                .filter(input -> kinds.add(kind.apply(input)) != LONG)
                .toList();
    }

    /** Of inputs that are used together: the first of each kind, or all. */
    public static <T> List<T> together(Collection<T> inputs, Function<? super T, ?> kind) {
        Set<Object> kinds = new HashSet<>();
        return inputs.stream()
                .filter(input -> kinds.add(kind.apply(input)) || LONG)
                .toList();
    }

    /** How many rounds, writers or random faults: few, or all. */
    public static int number(int few, int all) {
        return LONG ? all : few;
    }
}
