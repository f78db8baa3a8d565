package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No two actions use the same key in the same scope, each has a name, and no FXML defines a key. */
class ActionTest {

    /** The properties of an action that the search for conflicts needs. */
    private record Keys(String name, Action.Scope scope, List<KeyCombination> combinations, Set<String> shadows) {

        static Keys of(Action action) {
            return new Keys(
                    action.name(),
                    action.scope(),
                    action.combinations(),
                    Set.copyOf(action.shadows().stream().map(Enum::name).toList()));
        }
    }

    @Test
    void noTwoActionsShareAKeyInOneScope() {
        assertThat(conflicts(Stream.of(Action.values()).map(Keys::of).toList())).isEmpty();
    }

    /** A name that JavaFX does not know becomes a combination with a character, which no key gives. */
    @Test
    void everyKeyIsOneThatAKeyboardHas() {
        assertThat(Stream.of(Action.values())
                        .flatMap(action -> action.combinations().stream())
                        .filter(combination -> !(combination instanceof KeyCodeCombination))
                        .map(KeyCombination::getName)
                        .toList())
                .isEmpty();
        assertThat(Action.NEXT_WEEK.matches(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.PAGE_DOWN, false, false, false, false)))
                .isTrue();
        assertThat(Action.CONTEXT_MENU.matches(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.CONTEXT_MENU, false, false, false, false)))
                .isTrue();
    }

    @Test
    void aConflictIsDetected() {
        Keys window = keys("A", Action.Scope.WINDOW, "Shortcut+S", Set.of());
        Keys sameScope = keys("B", Action.Scope.WINDOW, "Shortcut+S", Set.of());
        Keys inside = keys("C", Action.Scope.WEEK, "Shortcut+S", Set.of());
        Keys onPurpose = keys("D", Action.Scope.WEEK, "Shortcut+S", Set.of("A"));
        Keys elsewhere = keys("E", Action.Scope.BOOKING_FORM, "Shortcut+S", Set.of("A"));

        assertThat(conflicts(List.of(window, sameScope))).containsExactly("A and B");
        assertThat(conflicts(List.of(window, inside))).containsExactly("A and C");
        assertThat(conflicts(List.of(window, onPurpose, elsewhere))).isEmpty();
    }

    @Test
    void anActionShadowsOnlyActionsWithTheSameKey() {
        for (Action action : Action.values()) {
            for (Action shadowed : action.shadows()) {
                assertThat(Collections.disjoint(action.combinations(), shadowed.combinations()))
                        .as(action + " shadows " + shadowed)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyActionHasANameAndADescription(String language) {
        Messages messages = Messages.of(Locale.of(language));
        for (Action action : Action.values()) {
            assertThat(messages.text(action.key())).isNotBlank();
            assertThat(messages.text(action.helpKey())).isNotBlank();
        }
    }

    @Test
    void noFxmlDefinesAKey() throws IOException {
        List<String> written = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".fxml")).toList()) {
                String text = Files.readString(file);
                if (text.contains("key-hint")
                        || text.contains("<accelerator>")
                        || text.contains("KeyCodeCombination")) {
                    written.add(file.toString());
                }
            }
        }
        assertThat(written).isEmpty();
    }

    private static Keys keys(String name, Action.Scope scope, String combination, Set<String> shadows) {
        return new Keys(name, scope, List.of(KeyCombination.valueOf(combination)), shadows);
    }

    private static List<String> conflicts(List<Keys> all) {
        List<String> conflicts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Keys one = all.get(i);
                Keys other = all.get(j);
                boolean bothWork = one.scope() == other.scope()
                        || one.scope() == Action.Scope.WINDOW
                        || other.scope() == Action.Scope.WINDOW;
                boolean onPurpose =
                        one.shadows().contains(other.name()) || other.shadows().contains(one.name());
                if (bothWork && !onPurpose && !Collections.disjoint(one.combinations(), other.combinations())) {
                    conflicts.add(one.name() + " and " + other.name());
                }
            }
        }
        return conflicts;
    }
}
