package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every key exists in both languages and is used, and every key that is used exists.
 *
 * <p>Sources are searched for string literals of the shape of a message key, wherever they occur, so that a key is
 * found however it reaches {@link Messages}: as an argument, in a conditional, in a constant, through a {@code Text}.
 */
class MessagesConsistencyTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LITERAL = Pattern.compile("\"%?([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.?)\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");

    @Test
    void bothLanguagesHoldTheSameKeys() throws IOException {
        for (Path folder : bundles()) {
            assertThat(keys(folder, "en")).as(folder.toString()).isEqualTo(keys(folder, "ko"));
        }
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> literals = literals();
        List<String> dead = keys().stream().filter(key -> !used(key, literals)).toList();
        assertThat(dead).as("dead keys").isEmpty();
    }

    /** A literal that starts like a key must be a key, or a prefix or suffix of one. */
    @Test
    void everyUsedKeyExists() throws IOException {
        Set<String> keys = keys();
        Set<String> areas = keys.stream().map(MessagesConsistencyTest::area).collect(Collectors.toSet());
        List<String> missing = literals().stream()
                .filter(literal -> literal.contains(".") && areas.contains(area(literal)))
                .filter(literal -> !literal.endsWith(".css") && !literal.endsWith(".fxml"))
                .filter(literal -> keys.stream()
                        .noneMatch(key -> key.equals(literal)
                                || key.endsWith("." + literal)
                                || (literal.endsWith(".") && key.startsWith(literal))))
                .toList();
        assertThat(missing).as("missing keys").isEmpty();
        assertThat(found(IN_FXML, everything(RESOURCES, ".fxml")))
                .as("keys of FXML")
                .isSubsetOf(keys);
    }

    /** The search finds a key in each spelling that the program may use. */
    @Test
    void theSearchFindsKeysHoweverTheyAreSpelled() {
        assertThat(found(LITERAL, """
            messages.text("a.one"); texts.text(late ? "a.two" : "a.three");
            Text.of("a.four", 1); String KEY = "a.five"; messages.text("a.six." + code);
            <Label text="%a.seven"/>
            """))
                .containsExactly("a.one", "a.two", "a.three", "a.four", "a.five", "a.six.", "a.seven");
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    /** A key counts as used if it occurs whole, or if it is composed from a prefix that ends with a dot. */
    private static boolean used(String key, Set<String> literals) {
        if (literals.contains(key)) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
            if (literals.contains(key.substring(0, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> literals() throws IOException {
        return new TreeSet<>(found(LITERAL, everything(JAVA, ".java") + everything(RESOURCES, ".fxml")));
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

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path folder : bundles()) {
            keys.addAll(keys(folder, "ko"));
        }
        return keys;
    }

    private static Set<String> keys(Path folder, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static String everything(Path root, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
            }
        }
        return text.toString();
    }
}
