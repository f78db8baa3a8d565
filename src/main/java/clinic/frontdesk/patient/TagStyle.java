package clinic.frontdesk.patient;

import java.util.List;
import java.util.Optional;

/**
 * How a tag looks.
 *
 * @param color one of {@link #COLORS}
 * @param sign one character that tells the tag without its colour
 */
public record TagStyle(String color, String sign) {

    /** The longest name of a tag, in characters. */
    public static final int LONGEST_NAME = 20;

    /** The names of the colours, each of a token {@code -fd-tag-…}. */
    public static final List<String> COLORS = List.of("gold", "rose", "violet", "blue", "teal", "grey");

    /** Signs that the bundled font has. */
    public static final List<String> SIGNS = List.of("★", "●", "◆", "▲", "■", "♥", "!");

    /** The style, or empty where the colour is none of the clinic's or the sign is not one character. */
    public static Optional<TagStyle> of(String color, String sign) {
        return COLORS.contains(color)
                        && !sign.isBlank()
                        && sign.strip().codePointCount(0, sign.strip().length()) == 1
                ? Optional.of(new TagStyle(color, sign.strip()))
                : Optional.empty();
    }
}
