package clinic.frontdesk.upgrade.shape;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a database is, as far as the desk is concerned. */
public enum Shape {
    /** Nothing stands in it. */
    EMPTY("empty"),
    /** As the website made it before there was a desk. */
    LEGACY("legacy"),
    /** Upgraded by the desk, to whatever version. */
    UPGRADED("upgraded"),
    /** Upgraded by the website's own scripts, never touched by the desk. */
    WEBSITE_UPGRADED("website-upgraded"),
    /** Anything else; the desk does not touch it. */
    FOREIGN("foreign");

    private final String text;

    Shape(String text) {
        this.text = text;
    }

    /** The name that people and other programs see, such as {@code website-upgraded}. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The shape of that name, if there is one. */
    public static Optional<Shape> of(String text) {
        return Arrays.stream(values()).filter(shape -> shape.text.equals(text)).findFirst();
    }
}
