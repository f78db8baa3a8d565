package clinic.frontdesk.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a clinic's database is. */
public sealed interface ClinicAddress {

    /** The environment variable that names the clinic where the command line does not. */
    String VARIABLE = "FRONTDESK_CLINIC";

    /**
     * A server of the desk's own on this machine.
     *
     * @param folder where its data is kept
     * @param sample whether a new one is filled with the sample clinic
     */
    record Embedded(Path folder, boolean sample) implements ClinicAddress {
        @Override
        public String text() {
            return sample ? "embedded" : "embedded:" + folder;
        }
    }

    /** A PostgreSQL server, by its JDBC URL; the URL holds no password. */
    record Server(String url) implements ClinicAddress {
        @Override
        public String text() {
            return url;
        }
    }

    /** How it is written, as {@link #parse} reads it. */
    String text();

    /**
     * Reads {@code embedded}, {@code embedded:FOLDER} or a JDBC URL of PostgreSQL.
     *
     * @throws ClinicAddressException when it is none of these, or holds a password
     */
    static ClinicAddress parse(String text) {
        if (text.equals("embedded")) {
            return new Embedded(UserFolders.data().resolve("sample"), true);
        }
        if (text.startsWith("embedded:")) {
            String folder = text.substring("embedded:".length());
            if (folder.isBlank()) {
                throw new ClinicAddressException("embedded: needs a folder behind the colon.");
            }
            try {
                return new Embedded(Path.of(folder).toAbsolutePath().normalize(), false);
            } catch (InvalidPathException e) {
                throw new ClinicAddressException("That is not a folder's name on this machine.");
            }
        }
        if (text.startsWith("jdbc:postgresql:")) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (Pattern.compile("[?&]password=").matcher(lower).find()
                    || Pattern.compile("//[^/?]*:[^/?]*@").matcher(lower).find()) {
                throw new ClinicAddressException(
                        "A password does not belong into the address; put it into pgpass or PGPASSWORD.");
            }
            if (org.postgresql.Driver.parseURL(text, null) == null) {
                throw new ClinicAddressException("That is not a JDBC URL like jdbc:postgresql://host/database.");
            }
            return new Server(text);
        }
        throw new ClinicAddressException("A clinic is embedded, embedded:FOLDER or jdbc:postgresql://host/database.");
    }

    /**
     * The clinic to open: what the command line gave, else {@link #VARIABLE}, else the last one used, else the sample.
     *
     * @throws ClinicAddressException when one of these names no clinic
     */
    static ClinicAddress resolve(@Nullable String given) {
        return resolve(given, System.getenv(), LastClinic.read());
    }

    /** {@link #resolve(String)} with its surroundings given. */
    static ClinicAddress resolve(@Nullable String given, Map<String, String> environment, Optional<String> lastUsed) {
        if (given != null) {
            return parse(given);
        }
        String variable = environment.get(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return parse(variable);
        }
        return parse(lastUsed.orElse("embedded"));
    }
}
