package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages, every text is used, and nothing asks for one that is not there. */
class MessagesConsistencyTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern IN_FXML = Pattern.compile("\"%([a-z0-9.-]+)\"");
    private static final Pattern IN_JAVA = Pattern.compile("essages\\s*\\.text\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

    @Test
    void bothLanguagesHoldTheSameKeys() throws IOException {
        for (Path folder : bundles()) {
            assertThat(keys(folder, "en")).as(folder.toString()).isEqualTo(keys(folder, "ko"));
        }
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        String sources = everything(JAVA, ".java") + everything(RESOURCES, ".fxml");
        for (Path folder : bundles()) {
            List<String> dead = keys(folder, "ko").stream()
                    .filter(key -> !used(key, sources))
                    .toList();
            assertThat(dead).as("dead keys of " + folder).isEmpty();
        }
    }

    @Test
    void everyKeyAskedForIsThere() throws IOException {
        for (Path folder : bundles()) {
            Set<String> keys = keys(folder, "ko");
            Path code = JAVA.resolve(RESOURCES.relativize(folder));
            Set<String> asked = new TreeSet<>();
            asked.addAll(found(IN_FXML, flat(folder, ".fxml")));
            asked.addAll(found(IN_JAVA, flat(code, ".java")));
            asked.removeAll(keys);
            assertThat(asked).as("missing keys of " + folder).isEmpty();
        }
    }

    /** A key is used where it is written whole, or where a part of it up to a dot or a hyphen is put together. */
    private static boolean used(String key, String sources) {
        if (sources.contains("\"" + key + "\"") || sources.contains("\"%" + key + "\"")) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
            if (sources.contains("\"" + key.substring(0, dot + 1) + "\"")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            List<Path> folders = files.filter(file -> file.endsWith("messages_ko.properties"))
                    .map(file -> Objects.requireNonNull(file.getParent()))
                    .toList();
            assertThat(folders).isNotEmpty();
            return folders;
        }
    }

    private static Set<String> keys(Path folder, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String everything(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return read(files, ending);
        }
    }

    private static String flat(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return read(files, ending);
        }
    }

    private static String read(Stream<Path> files, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
            text.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
        }
        return text.toString();
    }
}
