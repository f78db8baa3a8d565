package clinic.frontdesk.app;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a desk remembers of its user from one start to the next, in a file of properties. */
final class DeskSettings {

    private static final Logger LOG = LoggerFactory.getLogger(DeskSettings.class);
    private static final String KEYS_SHOWN = "keys-shown";

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
        Properties settings = read();
        settings.setProperty(KEYS_SHOWN, Boolean.toString(true));
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
