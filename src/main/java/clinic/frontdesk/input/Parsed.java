package clinic.frontdesk.input;

import org.jspecify.annotations.Nullable;

/**
 * What a written text turned out to be: a value, or the key of what is wrong with it.
 *
 * @param value null where there is a problem
 * @param problem null where there is a value
 */
public record Parsed<T>(@Nullable T value, @Nullable String problem) {

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, null);
    }

    public static <T> Parsed<T> problem(String key) {
        return new Parsed<>(null, key);
    }
}
