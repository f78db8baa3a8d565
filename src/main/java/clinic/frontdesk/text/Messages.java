package clinic.frontdesk.text;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of the program in one language; Korean where a language has no texts. */
public final class Messages {

    private static final ResourceBundle.Control KOREAN_FIRST = new ResourceBundle.Control() {
        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
            return locale.equals(Locale.KOREAN) ? null : Locale.KOREAN;
        }
    };

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The texts of the program. */
    public static Messages of(Locale locale) {
        return new Messages(
                ResourceBundle.getBundle(
                        "clinic.frontdesk.messages", locale, Messages.class.getClassLoader(), KOREAN_FIRST),
                locale);
    }

    /**
     * One text. With arguments it is a {@link MessageFormat} pattern, in which a {@link LocalDate} takes a date format, as
     * {@code {0,date,d MMM}}; without, it is taken as it stands, as FXML does.
     *
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String text(String key, Object... args) {
        String pattern = bundle.getString(key);
        return args.length == 0
                ? pattern
                : new MessageFormat(pattern, locale)
                        .format(Arrays.stream(args).map(Messages::argument).toArray());
    }

    /** The formats of java.time that MessageFormat knows take the machine's locale, not the one of the text. */
    private static Object argument(Object argument) {
        return argument instanceof LocalDate date
                ? Date.from(date.atStartOfDay(ZoneId.systemDefault()).toInstant())
                : argument;
    }

    /** A text in this language; empty for {@link Text#NONE}. */
    public String text(Text text) {
        if (text.isEmpty()) {
            return "";
        }
        Object[] arguments = text.arguments().stream()
                .map(argument -> argument instanceof Text inner ? text(inner) : argument)
                .toArray();
        return text(text.key(), arguments);
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return locale;
    }
}
