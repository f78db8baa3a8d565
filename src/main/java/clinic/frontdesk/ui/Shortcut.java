package clinic.frontdesk.ui;

import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Every shortcut of the program. Buttons, the help sheet and a test for conflicts read it from here. */
public enum Shortcut {
    PREVIOUS_WEEK("Page_Up", "Alt+Left"),
    NEXT_WEEK("Page_Down", "Alt+Right"),
    TODAY("T"),
    BOOK("N"),
    MOVE("M"),
    UNDO("Shortcut+Z"),
    REDO("Shortcut+Shift+Z"),
    SERVICES("S"),
    WAITING("W"),
    NEXT_UNCONFIRMED("U"),
    NEXT_ATTENTION("A"),
    THEME("Shortcut+Shift+D"),
    LANGUAGE("Shortcut+Shift+L"),
    SAVE("Shortcut+S"),
    RELOAD("F5"),
    CLOSE_PANEL("Esc"),
    HELP("F1");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of values; JavaFX does not annotate them
    private final List<KeyCombination> combinations;

    Shortcut(String... combinations) {
        this.combinations =
                List.of(combinations).stream().map(KeyCombination::valueOf).toList();
    }

    public List<KeyCombination> combinations() {
        return combinations;
    }

    /** Whether a key event is this shortcut. */
    public boolean matches(KeyEvent event) {
        return combinations.stream().anyMatch(combination -> combination.match(event));
    }

    /** Whether it is a bare letter, which must not act while a person types into a field. */
    public boolean bare() {
        return combinations.stream()
                .allMatch(combination -> combination.getName().length() == 1);
    }

    /** Whether a field means its own text by it while a person types there. */
    public boolean ofText() {
        return bare() || this == UNDO || this == REDO;
    }

    /** The first combination as written on a button: {@code N}, {@code F1}. */
    public String keys() {
        return combinations.getFirst().getDisplayText().replace('_', ' ');
    }

    /** The key of its name in the messages of this package. */
    public String messageKey() {
        return "shortcut." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
