package clinic.frontdesk.catalog.ui;

import java.util.Arrays;
import java.util.List;

/**
 * A line that says what has happened.
 *
 * @param key of the message
 * @param arguments what fills it
 */
public record Notice(String key, List<Object> arguments) {

    /** Nothing to say. */
    public static final Notice NONE = new Notice("", List.of());

    static Notice of(String key, Object... arguments) {
        return new Notice(key, Arrays.asList(arguments));
    }
}
