package clinic.frontdesk.text;

import java.util.List;

/**
 * A text independent of the language: a key of the message bundle and its arguments. View models and features hold
 * these, so that only views depend on the language.
 *
 * @param key a key of the bundle; empty for no text
 * @param arguments the arguments of the pattern; an argument that is a {@code Text} itself is resolved first
 */
public record Text(String key, List<Object> arguments) {

    /** The empty text. */
    public static final Text NONE = new Text("", List.of());

    public Text {
        arguments = List.copyOf(arguments);
    }

    /** Creates a text. */
    public static Text of(String key, Object... arguments) {
        return new Text(key, List.of(arguments));
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }
}
