package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Screen readers need a name for every control without text. */
class FxmlAccessibilityTest {

    private static final Set<String> BUTTONS = Set.of("Button", "ToggleButton", "MenuButton", "Hyperlink");

    @Test
    void everyButtonHasATextOrAnAccessibleText() throws Exception {
        for (Path file : screens()) {
            NodeList all = parse(file).getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                if (BUTTONS.contains(element.getTagName())) {
                    assertThat(element.getAttribute("text")
                                    + element.getAttribute("accessibleText")
                                    + (element.getAttribute("fx:id").isEmpty() ? "" : boundText(file, element)))
                            .as(element.getAttribute("onAction") + " of " + file)
                            .isNotEmpty();
                }
            }
        }
    }

    /** The text of a button may be set by its controller, which then names the button. */
    private static String boundText(Path file, Element button) throws Exception {
        String name = Objects.requireNonNull(file.getFileName()).toString().replace(".fxml", "View.java");
        Path folder = Path.of("src/main/java")
                .resolve(Path.of("src/main/resources").relativize(Objects.requireNonNull(file.getParent())));
        String code = Files.readString(folder.resolve(name));
        String id = button.getAttribute("fx:id");
        return code.contains(id + ".textProperty()")
                        || code.contains("showText(" + id + ",")
                        || code.contains(id + ".setText(")
                        || code.contains(id + ".setAccessibleText(")
                ? id
                : "";
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<Path> screens() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".fxml")).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
