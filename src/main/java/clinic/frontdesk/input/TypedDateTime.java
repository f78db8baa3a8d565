package clinic.frontdesk.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses times as they are stored. {@link DatePhrase} parses what people type. */
public final class TypedDateTime {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):?(\\d{2})");

    private TypedDateTime() {}

    /**
     * Parses {@code 9:30}, {@code 0930} and the like into the minute of the day, 0 to 1439. The problem is {@code
     * time.form}.
     */
    public static Parsed<Integer> minute(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches() || number(parts, 1) > 23 || number(parts, 2) > 59) {
            return Parsed.problem("time.form");
        }
        return Parsed.of(number(parts, 1) * 60 + number(parts, 2));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
