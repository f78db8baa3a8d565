package clinic.frontdesk.text;

import java.util.List;

/**
 * A text that is not yet in any language: a key of the message bundle and its arguments. View models and features hold
 * these, so that a change of the language needs views only.
 *
 * @param key a key of the bundle; empty for no text
 * @param arguments what fills the pattern; an argument that is a {@code Text} itself is resolved first
 */
public record Text(String key, List<Object> arguments) {

    /** No text. */
    public static final Text NONE = new Text("", List.of());

    public Text {
        arguments = List.copyOf(arguments);
    }

    /** A text with arguments. */
    public static Text of(String key, Object... arguments) {
        return new Text(key, List.of(arguments));
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }
}
