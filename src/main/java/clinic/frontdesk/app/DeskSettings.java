package clinic.frontdesk.app;

import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.ui.CalendarMode;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a desk remembers of its user from one start to the next, in a file of properties. */
final class DeskSettings {

    private static final Logger LOG = LoggerFactory.getLogger(DeskSettings.class);
    private static final String KEYS_SHOWN = "keys-shown";
    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String SHOWN = "shown";
    private static final String WINDOW = "window";
    private static final String MAXIMIZED = "maximized";

    private static final String BOARD_DISPLAY = "board-display";

    private final Path file;

    /** @param folder the folder of the settings; need not exist */
    DeskSettings(Path folder) {
        this.file = folder.resolve("settings.properties");
    }

    /** Whether the keys that matter were shown at an earlier start. */
    boolean keysShown() {
        return Boolean.parseBoolean(read().getProperty(KEYS_SHOWN));
    }

    /** Remembers that the keys were shown. A failure is only logged. */
    void rememberKeysShown() {
        remember(settings -> settings.setProperty(KEYS_SHOWN, Boolean.toString(true)));
    }

    /**
     * How the desk looked when it was closed.
     *
     * @param shown whether a day, a week or a month was shown
     * @param x the left edge of the window on the screen, in pixels
     * @param y its upper edge
     * @param width its width; 0 where none is remembered
     * @param height its height
     */
    record Appearance(
            Locale language,
            Theme theme,
            CalendarMode shown,
            double x,
            double y,
            double width,
            double height,
            boolean maximized) {

        /** That of the first start. */
        static final Appearance FIRST =
                new Appearance(Locale.KOREAN, Theme.LIGHT, CalendarMode.WEEK, 0, 0, 0, 0, false);
    }

    /** The remembered look; what is missing or unreadable is as at the first start. */
    Appearance look() {
        Properties settings = read();
        double[] window = numbers(settings.getProperty(WINDOW, ""));
        return new Appearance(
                settings.getProperty(LANGUAGE, "ko").equals("en") ? Locale.ENGLISH : Locale.KOREAN,
                settings.getProperty(THEME, "").equals(name(Theme.DARK)) ? Theme.DARK : Theme.LIGHT,
                Stream.of(CalendarMode.values())
                        .filter(mode -> name(mode).equals(settings.getProperty(SHOWN)))
                        .findFirst()
                        .orElse(CalendarMode.WEEK),
                window[0],
                window[1],
                window[2],
                window[3],
                Boolean.parseBoolean(settings.getProperty(MAXIMIZED)));
    }

    /** Four numbers separated by blanks, or four times 0. */
    private static double[] numbers(String written) {
        String[] parts = written.split(" ", -1);
        double[] numbers = new double[4];
        if (parts.length == numbers.length) {
            try {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Integer.parseInt(parts[i]);
                }
            } catch (NumberFormatException e) {
                return new double[4];
            }
        }
        return numbers;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Remembers a look. A failure is only logged. */
    void remember(Appearance look) {
        remember(settings -> {
            settings.setProperty(LANGUAGE, look.language().getLanguage());
            settings.setProperty(THEME, name(look.theme()));
            settings.setProperty(SHOWN, name(look.shown()));
            settings.setProperty(
                    WINDOW,
                    String.format(
                            Locale.ROOT,
                            "%d %d %d %d",
                            Math.round(look.x()),
                            Math.round(look.y()),
                            Math.round(look.width()),
                            Math.round(look.height())));
            settings.setProperty(MAXIMIZED, Boolean.toString(look.maximized()));
        });
    }

    /** The display of the board, from 1; 0 where none was chosen. */
    int boardDisplay() {
        String written = read().getProperty(BOARD_DISPLAY, "");
        return written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : 0;
    }

    /** Remembers the display of the board. A failure is only logged. */
    void rememberBoardDisplay(int display) {
        remember(settings -> settings.setProperty(BOARD_DISPLAY, Integer.toString(display)));
    }

    private void remember(Consumer<Properties> change) {
        Properties settings = read();
        change.accept(settings);
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, null);
            }
        } catch (IOException e) {
            LOG.warn("The desk's settings could not be stored", e);
        }
    }

    private Properties read() {
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The desk's settings could not be read", e);
            }
        }
        return settings;
    }
}
