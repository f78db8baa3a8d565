package clinic.frontdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers which clinic was opened last. It holds no secret. */
public final class LastClinic {

    private static final Logger LOG = LoggerFactory.getLogger(LastClinic.class);

    private LastClinic() {}

    /** Its address as it was written, if there is one. */
    public static Optional<String> read() {
        try {
            return Files.readString(file()).lines().findFirst().filter(line -> !line.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Remembers this one; that it could not is no reason to stop. */
    public static void remember(ClinicAddress address) {
        try {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), address.text() + "\n");
        } catch (IOException e) {
            LOG.warn("The last clinic could not be remembered", e);
        }
    }

    private static Path file() {
        return UserFolders.settings().resolve("last-clinic");
    }
}
