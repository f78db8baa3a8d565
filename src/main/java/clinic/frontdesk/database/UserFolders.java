package clinic.frontdesk.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The desk's folders of the current user. */
public final class UserFolders {

    private UserFolders() {}

    /** Data that must not be lost: the embedded server's data, backups. */
    public static Path data() {
        return of("LOCALAPPDATA", "Library/Application Support", "XDG_DATA_HOME", ".local/share");
    }

    /** Settings: the last clinic used, the theme. */
    public static Path settings() {
        return of("APPDATA", "Library/Preferences", "XDG_CONFIG_HOME", ".config");
    }

    /** Data that can be recreated: unpacked programs. */
    public static Path cache() {
        return of("LOCALAPPDATA", "Library/Caches", "XDG_CACHE_HOME", ".cache");
    }

    /** Java takes the home folder from the user's account and ignores {@code HOME}, unlike other programs. */
    private static Path home(Map<String, String> environment, boolean windows) {
        String home = windows ? null : environment.get("HOME");
        return Path.of(home == null || !home.startsWith("/") ? System.getProperty("user.home") : home);
    }

    private static Path of(String windows, String mac, String variable, String elsewhere) {
        Map<String, String> environment = System.getenv();
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String given = environment.get(system.startsWith("windows") ? windows : variable);
        if (given != null && !given.isBlank() && Path.of(given).isAbsolute()) {
            return Path.of(given).resolve("frontdesk");
        }
        return home(environment, system.startsWith("windows"))
                .resolve(system.startsWith("mac") ? mac : elsewhere)
                .resolve("frontdesk");
    }
}
