package clinic.frontdesk.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** The address of a clinic's database. */
public sealed interface ClinicAddress {

    /** The environment variable that is used when the command line gives no address. */
    String VARIABLE = "FRONTDESK_CLINIC";

    /**
     * An embedded server on this machine.
     *
     * @param folder the folder of its data
     * @param sample whether a new one is filled with the sample clinic
     */
    record Embedded(Path folder, boolean sample) implements ClinicAddress {
        @Override
        public String text() {
            return sample ? "embedded" : "embedded:" + folder;
        }
    }

    /** A PostgreSQL server, by its JDBC URL without a password. */
    record Server(String url) implements ClinicAddress {
        @Override
        public String text() {
            return url;
        }
    }

    /** The text form that {@link #parse} reads. */
    String text();

    /**
     * Parses {@code embedded}, {@code embedded:FOLDER} or a JDBC URL of PostgreSQL.
     *
     * @throws ClinicAddressException if it is none of these, or contains a password
     */
    static ClinicAddress parse(String text) {
        if (text.equals("embedded")) {
            return new Embedded(UserFolders.data().resolve("sample"), true);
        }
        if (text.startsWith("embedded:")) {
            String folder = text.substring("embedded:".length());
            if (folder.isBlank()) {
                throw new ClinicAddressException("embedded: needs a folder after the colon.");
            }
            try {
                return new Embedded(Path.of(folder).toAbsolutePath().normalize(), false);
            } catch (InvalidPathException e) {
                throw new ClinicAddressException("That is not a valid folder name.");
            }
        }
        if (text.startsWith("jdbc:postgresql:")) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (Pattern.compile("[?&]password=").matcher(lower).find()
                    || Pattern.compile("//[^/?]*:[^/?]*@").matcher(lower).find()) {
                throw new ClinicAddressException(
                        "The address must not contain a password; put it into pgpass or PGPASSWORD.");
            }
            if (org.postgresql.Driver.parseURL(text, null) == null) {
                throw new ClinicAddressException("That is not a JDBC URL like jdbc:postgresql://host/database.");
            }
            checkOptions(text);
            return new Server(text);
        }
        throw new ClinicAddressException("An address is embedded, embedded:FOLDER or jdbc:postgresql://host/database.");
    }

    /** Checks the options whose values the driver reads only as it connects. */
    private static void checkOptions(String url) {
        Properties given = Objects.requireNonNull(org.postgresql.Driver.parseURL(url, new Properties()));
        for (PGProperty option : PGProperty.values()) {
            String value = option.getOrNull(given);
            if (value != null && !accepts(option, value)) {
                throw new ClinicAddressException(
                        "The option " + option.getName() + " of the address has a value that it" + " cannot have.");
            }
        }
    }

    private static boolean accepts(PGProperty option, String value) {
        String[] choices = option.getChoices();
        if (choices != null && Stream.of(choices).noneMatch(value::equalsIgnoreCase)) {
            return false;
        }
        String standard = option.getDefaultValue();
        boolean number = standard != null && standard.matches("-?[0-9]+");
        return !number || option == PGProperty.PG_PORT || value.matches("-?[0-9]{1,9}");
    }

    /**
     * The clinic to open: the given address, else {@link #VARIABLE}, else the last one used, else the sample.
     *
     * @throws ClinicAddressException if the address is not valid
     */
    static ClinicAddress resolve(@Nullable String given) {
        return resolve(given, System.getenv(), LastClinic.read());
    }

    /** {@link #resolve(String)} with the environment as arguments, for tests. */
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
