package clinic.frontdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the address of the clinic opened last, without a password. */
public final class LastClinic {

    private static final Logger LOG = LoggerFactory.getLogger(LastClinic.class);

    private LastClinic() {}

    /** The stored address, if there is one. */
    public static Optional<String> read() {
        try {
            return Files.readString(file()).lines().findFirst().filter(line -> !line.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Stores an address. A failure is only logged. */
    public static void remember(ClinicAddress address) {
        try {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), address.text() + "\n");
        } catch (IOException e) {
            LOG.warn("The address of the last clinic could not be stored", e);
        }
    }

    private static Path file() {
        return UserFolders.settings().resolve("last-clinic");
    }
}
