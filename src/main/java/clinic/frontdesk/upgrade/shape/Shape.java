package clinic.frontdesk.upgrade.shape;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The shape of a database. */
public enum Shape {
    /** It holds no table. */
    EMPTY("empty"),
    /** As the website made it, without the newer columns. */
    LEGACY("legacy"),
    /** Upgraded by the desk, to any version. */
    UPGRADED("upgraded"),
    /** Upgraded by the website's own scripts, not by the desk. */
    WEBSITE_UPGRADED("website-upgraded"),
    /** Anything else; the desk does not change it. */
    FOREIGN("foreign");

    private final String text;

    Shape(String text) {
        this.text = text;
    }

    /** Its name on the command line, in JSON and in Flyway's history, such as {@code website-upgraded}. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The shape of that name, if there is one. */
    public static Optional<Shape> of(String text) {
        return Arrays.stream(values()).filter(shape -> shape.text.equals(text)).findFirst();
    }
}
