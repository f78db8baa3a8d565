package clinic.frontdesk.input;

import org.jspecify.annotations.Nullable;

/**
 * The result of parsing: a value, or the message key of the problem.
 *
 * @param value null if there is a problem
 * @param problem null if there is a value
 */
public record Parsed<T>(@Nullable T value, @Nullable String problem) {

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, null);
    }

    public static <T> Parsed<T> problem(String key) {
        return new Parsed<>(null, key);
    }
}
