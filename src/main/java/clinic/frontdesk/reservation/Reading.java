package clinic.frontdesk.reservation;

import org.jspecify.annotations.Nullable;

/**
 * What a written text turned out to be: a value, or the key of what is wrong with it.
 *
 * @param value null where there is a problem
 * @param problem null where there is a value
 */
public record Reading<T>(@Nullable T value, @Nullable String problem) {

    static <T> Reading<T> of(T value) {
        return new Reading<>(value, null);
    }

    static <T> Reading<T> problem(String key) {
        return new Reading<>(null, key);
    }
}
