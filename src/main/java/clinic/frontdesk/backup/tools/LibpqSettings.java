package clinic.frontdesk.backup.tools;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings of a connection as environment variables of libpq, the password included. */
public final class LibpqSettings {

    private static final int SYSTEM_CERTIFICATES_SINCE = 16;

    private LibpqSettings() {}

    /** The settings; empty where libpq cannot connect as the driver does. */
    public static Optional<Map<String, String>> of(PGSimpleDataSource source, int major) {
        Map<String, String> settings = new LinkedHashMap<>();
        String sslMode = source.getSslMode();
        if (sslMode == null && source.getSsl()) {
            sslMode = "verify-full";
        }
        if (source.getSocketFactory() != null || source.getSslKey() != null || source.getSslCert() != null) {
            // The driver and libpq read different formats of these files.
            return Optional.empty();
        }
        String factory = source.getSslfactory();
        if (sslMode != null && sslMode.startsWith("verify") && factory != null && !factory.endsWith("LibPQFactory")) {
            if (!factory.endsWith("DefaultJavaSSLFactory") || major < SYSTEM_CERTIFICATES_SINCE) {
                return Optional.empty();
            }
            settings.put("PGSSLROOTCERT", "system");
        }
        settings.put(
                "PGHOST",
                Arrays.stream(source.getServerNames())
                        .map(name -> name.startsWith("[") ? name.substring(1, name.length() - 1) : name)
                        .collect(Collectors.joining(",")));
        settings.put(
                "PGPORT",
                Arrays.stream(source.getPortNumbers())
                        .mapToObj(port -> Integer.toString(port == 0 ? 5432 : port))
                        .collect(Collectors.joining(",")));
        put(settings, "PGDATABASE", source.getDatabaseName());
        put(settings, "PGUSER", source.getUser());
        put(settings, "PGPASSWORD", source.getPassword());
        put(settings, "PGSSLMODE", sslMode);
        put(settings, "PGSSLROOTCERT", source.getSslRootCert());
        // The tools set zone, quoting and time limits themselves.
        String options = source.getOptions() == null ? "" : source.getOptions() + " ";
        settings.put("PGOPTIONS", options + "-c default_transaction_read_only=off");
        settings.put("PGAPPNAME", "frontdesk");
        settings.put("PGCONNECT_TIMEOUT", "10");
        return Optional.of(settings);
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            settings.put(name, value);
        }
    }
}
