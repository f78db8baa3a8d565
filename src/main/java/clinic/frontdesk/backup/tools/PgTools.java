package clinic.frontdesk.backup.tools;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@code pg_dump} of this machine, with the {@code pg_restore} beside it.
 *
 * @param version its own version, such as {@code 15.18}
 * @param major the major version
 */
public record PgTools(Path dump, Path restore, String version, int major) {

    private static final Logger LOG = LoggerFactory.getLogger(PgTools.class);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (([0-9]+)\\S*)");
    private static final long VERSION_SECONDS = 10;
    private static final Map<Path, Printed> PRINTED = new ConcurrentHashMap<>();

    /** The folders of usual installers, with a star for the version, then those of PATH. */
    public static List<Path> usualFolders() {
        Set<Path> folders = new LinkedHashSet<>();
        for (String pattern : List.of(
                "/usr/lib/postgresql/*/bin",
                "/usr/pgsql-*/bin",
                "/opt/homebrew/opt/postgresql*/bin",
                "/opt/homebrew/opt/libpq*/bin",
                "/usr/local/opt/postgresql*/bin",
                "/usr/local/opt/libpq*/bin",
                "/Library/PostgreSQL/*/bin",
                "/Applications/Postgres.app/Contents/Versions/*/bin",
                programFiles() + "/PostgreSQL/*/bin")) {
            folders.addAll(matching(pattern));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!folder.isBlank() && Path.of(folder).isAbsolute()) {
                folders.add(Path.of(folder));
            }
        }
        return List.copyOf(folders);
    }

    private static String programFiles() {
        return Optional.ofNullable(System.getenv("ProgramFiles"))
                .orElse("/Program Files")
                .replace('\\', '/');
    }

    private static List<Path> matching(String pattern) {
        String parent = pattern.substring(0, pattern.lastIndexOf('/', pattern.indexOf('*')));
        String rest = pattern.substring(parent.length() + 1);
        String glob = rest.substring(0, rest.indexOf('/'));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(parent), glob)) {
            folders.forEach(folder -> found.add(folder.resolve("bin")));
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("No PostgreSQL in {}", parent);
        }
        return found;
    }

    /** The pairs found in the folders that run and print their version; of each version the first. */
    public static List<PgTools> in(List<Path> folders) {
        String suffix = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? ".exe" : "";
        List<PgTools> found = new ArrayList<>();
        for (Path folder : folders) {
            Path dump = folder.resolve("pg_dump" + suffix);
            Path restore = folder.resolve("pg_restore" + suffix);
            if (Files.isExecutable(dump) && Files.isExecutable(restore)) {
                Matcher version = VERSION.matcher(versionOf(dump));
                if (version.find() && found.stream().noneMatch(other -> other.version.equals(version.group(1)))) {
                    found.add(new PgTools(dump, restore, version.group(1), Integer.parseInt(version.group(2))));
                }
            }
        }
        return found;
    }

    /** The oldest that is not older than a version. */
    public static Optional<PgTools> notOlder(List<PgTools> tools, int major) {
        return tools.stream().filter(tool -> tool.major >= major).min(Comparator.comparingInt(PgTools::major));
    }

    /** Why none of them can dump a server. */
    public static String whyNot(List<PgTools> tools, String server) {
        return tools.stream()
                .max(Comparator.comparingInt(PgTools::major))
                .map(tool -> "pg_dump " + tool.version + " is older than the server's " + server)
                .orElse("no pg_dump was found");
    }

    /** What a program printed, until its file changes: each upgrade and backup asks again. */
    private static String versionOf(Path program) {
        try {
            FileTime changed = Files.getLastModifiedTime(program);
            Printed known = PRINTED.get(program);
            if (known == null || !known.changed().equals(changed)) {
                known = new Printed(changed, printed(program));
                if (!known.text().isEmpty()) {
                    PRINTED.put(program, known);
                }
            }
            return known.text();
        } catch (IOException e) {
            LOG.debug("{} cannot be read", program, e);
            return "";
        }
    }

    private record Printed(FileTime changed, String text) {}

    private static String printed(Path program) {
        try {
            Path output = Files.createTempFile("frontdesk-", ".version");
            try {
                Process process = start(List.of(program.toString(), "--version"), Map.of())
                        .redirectOutput(output.toFile())
                        .redirectErrorStream(true)
                        .start();
                if (!process.waitFor(VERSION_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return "";
                }
                return process.exitValue() == 0 ? Files.readString(output, StandardCharsets.UTF_8) : "";
            } finally {
                delete(output);
            }
        } catch (IOException e) {
            LOG.debug("{} does not run", program, e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static void delete(Path output) {
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", output, e.toString());
        }
    }

    /**
     * Prepares a process with the environment of a given connection. The PG variables of this process are not passed
     * on, except PGPASSFILE.
     */
    public static ProcessBuilder start(List<String> command, Map<String, String> connection) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") && !name.equals("PGPASSFILE"));
        environment.put("LC_ALL", "C");
        environment.putAll(connection);
        return builder;
    }
}
