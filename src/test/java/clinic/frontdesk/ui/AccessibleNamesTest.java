package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The walk over a scene graph finds each kind of control without a name. */
class AccessibleNamesTest {

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("a button with a picture only", () -> new Button("", new Region()), "no accessible text"),
                violation("a button with spaces", () -> new Button("  "), "no accessible text"),
                violation("a sign", () -> new Button("✕"), "a sign that is not read aloud: ✕"),
                violation("a message key", () -> new Button("action.book"), "a message key: action.book"),
                violation("a key that is missing", () -> new Button("action.no-such"), "a message key: action.no-such"),
                violation(
                        "a pattern",
                        () -> new Button("{0} reservations"),
                        "a pattern without its arguments: {0} reservations"),
                violation("another language", () -> new CheckBox("초진"), "not English: 초진"),
                violation("a field without a label", TextField::new, "no accessible text"),
                violation("a typed text is no name", () -> new TextField("Kim"), "no accessible text"),
                violation("a combo box", ComboBox::new, "no accessible text"),
                violation("a list", ListView::new, "no accessible text"),
                violation("a progress indicator", ProgressIndicator::new, "no accessible text"),
                violation("a region that takes focus", () -> focusable(new Region()), "no accessible text"),
                violation("a region with a button's role", AccessibleNamesTest::card, "no accessible text"),
                violation("a hidden picture", () -> hidden(new Button("", new Region())), "no accessible text"),
                violation("a hidden field", () -> hidden(new TextField()), "no accessible text"),
                violation("inside a scroll pane", () -> new ScrollPane(new TextField()), "no accessible text"),
                violation("a cell of a list", AccessibleNamesTest::listOfPictures, "no accessible text"));
    }

    private static Arguments violation(String name, Supplier<Node> node, String problem) {
        return Arguments.of(name, node, problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void aControlWithoutANameIsFound(String name, Supplier<Node> node, String problem) throws Exception {
        assertThat(problems(node)).singleElement().asString().endsWith(": " + problem);
    }

    static Stream<Arguments> named() {
        return Stream.of(
                named("a text", () -> new Button("Book")),
                named("an accessible text beside a sign", () -> withText(new Button("✕"), "Close")),
                named("a field with an accessible text", () -> withText(new TextField(), "Name")),
                named("a field with a label", AccessibleNamesTest::labelled),
                named("a name of the clinic's data", () -> new Button("Confirm 문새봄")),
                named("the other language", () -> new Button("한국어")),
                named("a hidden text that is set later", () -> hidden(new Button())),
                named("a label, which takes no focus", () -> new Label("")),
                named("a scroll pane, which takes no focus", () -> new ScrollPane(new Label("✕"))));
    }

    private static Arguments named(String name, Supplier<Node> node) {
        return Arguments.of(name, node);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void aControlWithANameIsNone(String name, Supplier<Node> node) throws Exception {
        assertThat(problems(node)).isEmpty();
    }

    @Test
    void theSameTextIsAllowedInKorean() throws Exception {
        assertThat(Screens.onScreen(() -> problems(new CheckBox("초진"), Locale.KOREAN)))
                .isEmpty();
    }

    private static List<String> problems(Supplier<Node> node) throws Exception {
        return Screens.onScreen(() -> problems(node.get(), Locale.ENGLISH));
    }

    private static List<String> problems(Node node, Locale locale) {
        Parent root = new VBox(new Group(), new HBox(node));
        new Scene(root, 400, 300);
        root.applyCss();
        root.layout();
        return new AccessibleNames(Messages.of(locale), List.of("문새봄")).problems(root);
    }

    private static Node focusable(Node node) {
        node.setFocusTraversable(true);
        return node;
    }

    private static Node card() {
        Region card = new Region();
        card.setAccessibleRole(AccessibleRole.BUTTON);
        return card;
    }

    private static Node hidden(Node node) {
        node.setVisible(false);
        return node;
    }

    private static Node withText(Node node, String text) {
        node.setAccessibleText(text);
        return node;
    }

    private static Node labelled() {
        TextField field = new TextField();
        Label label = new Label("Name");
        label.setLabelFor(field);
        return new VBox(label, field);
    }

    private static Node listOfPictures() {
        ListView<String> list = new ListView<>();
        list.setAccessibleText("Services");
        list.getItems().add("one");
        list.setCellFactory(cells -> new ListCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty ? null : new Region());
            }
        });
        return list;
    }
}
