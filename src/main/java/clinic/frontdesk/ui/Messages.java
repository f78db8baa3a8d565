package clinic.frontdesk.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of one package, in the language of the desk. Korean stands in for a language that has no texts. */
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

    /**
     * The texts beside a class.
     *
     * @param anchor a class of the package that holds {@code messages_ko.properties}
     * @throws java.util.MissingResourceException if the package holds none
     */
    public static Messages of(Class<?> anchor, Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                anchor.getPackageName() + ".messages", locale, anchor.getClassLoader(), KOREAN_FIRST);
        return new Messages(bundle, locale);
    }

    /**
     * One text. With arguments it is a {@link MessageFormat} pattern; without, it is taken as it stands, as FXML does.
     *
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String text(String key, Object... args) {
        String pattern = bundle.getString(key);
        return args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(args);
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return locale;
    }
}
