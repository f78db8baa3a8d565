package clinic.frontdesk.database;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of every session of the desk. A login, a database or a client may have other defaults, under which the
 * same statements would mean something else, be refused or end early.
 */
final class SessionSettings {

    /** Of an option in a URL: {@code -c name=value} or {@code --name=value}. */
    private static final Pattern OPTION = Pattern.compile("(?:-c\\s*|--)([A-Za-z_][A-Za-z0-9_.-]*)\\s*=");

    /** Each setting, with the first major version of the server that has it and its value. */
    private record Setting(int since, String value) {}

    private static final Map<String, Setting> SETTINGS = settings();

    /** What a person may set in the URL's options instead. */
    private static final Set<String> LIMITS = Set.of(
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "transaction_timeout");

    private SessionSettings() {}

    private static Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        // The meaning of names, of literals and of texts read back.
        settings.put("search_path", new Setting(0, "public"));
        settings.put("standard_conforming_strings", new Setting(0, "on"));
        settings.put("backslash_quote", new Setting(0, "safe_encoding"));
        settings.put("transform_null_equals", new Setting(0, "off"));
        settings.put("array_nulls", new Setting(0, "on"));
        settings.put("quote_all_identifiers", new Setting(0, "off"));
        settings.put("TimeZone", new Setting(0, "UTC"));
        settings.put("DateStyle", new Setting(0, "ISO, MDY"));
        settings.put("IntervalStyle", new Setting(0, "postgres"));
        settings.put("bytea_output", new Setting(0, "hex"));
        settings.put("extra_float_digits", new Setting(0, "3"));
        settings.put("xmloption", new Setting(0, "content"));
        // Transactions.
        settings.put("default_transaction_isolation", new Setting(0, "read committed"));
        settings.put("default_transaction_read_only", new Setting(0, "off"));
        settings.put("default_transaction_deferrable", new Setting(0, "off"));
        settings.put("row_security", new Setting(0, "on"));
        settings.put("check_function_bodies", new Setting(0, "on"));
        settings.put("exit_on_error", new Setting(0, "off"));
        // How long they may last. A desk that is cut off must not keep a day locked.
        settings.put("statement_timeout", new Setting(0, "0"));
        settings.put("lock_timeout", new Setting(0, "0"));
        settings.put("idle_in_transaction_session_timeout", new Setting(0, "8s"));
        settings.put("idle_session_timeout", new Setting(14, "0"));
        settings.put("transaction_timeout", new Setting(17, "0"));
        return settings;
    }

    /**
     * The query that makes the settings in the session of a server process, and answers a row only there.
     *
     * @param major the server's major version
     * @param process the process to which the connection belongs
     * @param options the URL's own options, whose time limits stand
     */
    static String query(int major, int process, @Nullable String options) {
        Set<String> given = names(options);
        StringJoiner calls = new StringJoiner(", ");
        SETTINGS.forEach((name, setting) -> {
            if (setting.since() <= major && !(LIMITS.contains(name) && given.contains(name))) {
                calls.add("pg_catalog.set_config('" + name + "', '" + setting.value() + "', false)");
            }
        });
        return "SELECT " + calls + " WHERE " + inProcess(process);
    }

    /** The query that answers a row only in a server process. */
    static String check(int process) {
        return "SELECT 1 WHERE " + inProcess(process);
    }

    private static String inProcess(int process) {
        return "pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) " + process;
    }

    private static Set<String> names(@Nullable String options) {
        Set<String> names = new HashSet<>();
        if (options != null) {
            Matcher option = OPTION.matcher(options);
            while (option.find()) {
                names.add(option.group(1).toLowerCase(Locale.ROOT).replace('-', '_'));
            }
        }
        return names;
    }
}
