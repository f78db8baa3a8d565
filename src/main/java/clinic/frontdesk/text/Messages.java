package clinic.frontdesk.text;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of the program in one language; Korean is the fallback. */
public final class Messages {

    private final ResourceBundle bundle;
    private final Locale locale;

    /** Made when it is first asked for: the command line has no use for it. */
    private @Nullable Privacy privacy;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The program's message bundle in a language. */
    public static Messages of(Locale locale) {
        // Chosen here: a program that is a module may not choose ResourceBundle's fallback, which is the machine's
        // language.
        Locale known = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.KOREAN;
        return new Messages(
                ResourceBundle.getBundle("clinic.frontdesk.messages", known, Messages.class.getClassLoader()), locale);
    }

    /** The messages of a window, whose views ask whether to hide people's data. */
    public static Messages of(Locale locale, Privacy privacy) {
        Messages messages = of(locale);
        messages.privacy = privacy;
        return messages;
    }

    /** Whether the views with these texts hide people's data. */
    public Privacy privacy() {
        Privacy known = privacy;
        if (known == null) {
            known = new Privacy();
            privacy = known;
        }
        return known;
    }

    /**
     * Resolves a key. With arguments the text is a {@link MessageFormat} pattern, in which a {@link LocalDate} takes a
     * date format such as {@code {0,date,d MMM}}; without arguments it is returned verbatim, as FXML uses it.
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

    /**
     * MessageFormat formats java.time values in the default locale, so dates are converted for the locale of this
     * bundle.
     */
    private static Object argument(Object argument) {
        return argument instanceof LocalDate date
                ? Date.from(date.atStartOfDay(ZoneId.systemDefault()).toInstant())
                : argument;
    }

    /** Resolves a text; empty for {@link Text#NONE}. */
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
