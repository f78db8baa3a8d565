package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The events that keyboards and input methods send, as seen in a window under ibus-hangul, nabi and a jamo layout. */
@ExtendWith(ApplicationExtension.class)
class ShortcutsTest {

    private static final EventType<KeyEvent> PRESSED = KeyEvent.KEY_PRESSED;
    private static final EventType<KeyEvent> TYPED = KeyEvent.KEY_TYPED;
    private static final EventType<KeyEvent> RELEASED = KeyEvent.KEY_RELEASED;

    private final List<Action> run = new ArrayList<>();
    private final Region week = new Region();

    @SuppressWarnings("NullAway.Init") // set before each test, on the JavaFX thread
    private TextField name;

    @SuppressWarnings("NullAway.Init") // set with the field above
    private TextField other;

    @SuppressWarnings("NullAway.Init") // set with the fields
    private Scene scene;

    @Start
    void open(Stage stage) {
        name = new TextField();
        other = new TextField();
        VBox root = new VBox(week, name, other);
        week.setFocusTraversable(true);
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> Actions.of(event, Action.Scope.WINDOW).ifPresent(action -> {
                    run.add(action);
                    event.consume();
                    if (action == Action.BOOK) {
                        name.requestFocus();
                    } else if (action == Action.CLOSE_PANEL) {
                        week.requestFocus();
                    }
                }));
        Shortcuts.install(root);
        scene = new Scene(root, 300, 200);
        stage.setScene(scene);
        stage.show();
        week.requestFocus();
    }

    @Test
    void aLatinKeyRunsItsActionOnceAndIsNotTypedIntoTheFieldThatOpens() {
        send(() -> {
            key(PRESSED, KeyCode.N, "n");
            key(TYPED, KeyCode.UNDEFINED, "n");
            key(RELEASED, KeyCode.N, "");
            press(KeyCode.A, "a");
        });

        assertThat(run).containsExactly(Action.BOOK);
        assertThat(name.getText()).isEqualTo("a");
    }

    @Test
    void theNextLetterIsTypedThoughTheShortcutsKeyIsStillHeld() {
        send(() -> {
            key(PRESSED, KeyCode.N, "n");
            key(TYPED, KeyCode.UNDEFINED, "n");
            key(PRESSED, KeyCode.N, "n");
            key(TYPED, KeyCode.UNDEFINED, "n");
            key(PRESSED, KeyCode.K, "k");
            key(TYPED, KeyCode.UNDEFINED, "k");
            key(RELEASED, KeyCode.N, "");
            key(RELEASED, KeyCode.K, "");
        });

        assertThat(run).containsExactly(Action.BOOK);
        assertThat(name.getText()).isEqualTo("k");
    }

    /** A layout of Hangul letters without an input method: no code, the letter as text. */
    @Test
    void aHangulLayoutRunsTheActionOnceAndTypesNothing() {
        send(() -> {
            key(PRESSED, KeyCode.UNDEFINED, "ㅜ");
            key(TYPED, KeyCode.UNDEFINED, "ㅜ");
            key(RELEASED, KeyCode.UNDEFINED, "");
            key(PRESSED, KeyCode.UNDEFINED, "ㅜ");
            key(TYPED, KeyCode.UNDEFINED, "ㅜ");
            key(RELEASED, KeyCode.UNDEFINED, "");
        });

        assertThat(run).containsExactly(Action.BOOK);
        assertThat(name.getText()).isEqualTo("ㅜ");
    }

    /** An input method that hides the key: only the letter comes. */
    @ParameterizedTest
    @ValueSource(strings = {"ㅜ", "ᅮ", "n", "N"})
    void aLetterWithoutAPressRunsTheAction(String letter) {
        send(() -> {
            press(KeyCode.F5, "");
            key(TYPED, KeyCode.UNDEFINED, letter);
            key(TYPED, KeyCode.UNDEFINED, letter);
        });

        assertThat(run).containsExactly(Action.RELOAD, Action.BOOK);
        assertThat(name.getText()).isEqualTo(letter);
    }

    @Test
    void aPressWithoutACodeOrTextIsToldByItsLetter() {
        send(() -> {
            key(PRESSED, KeyCode.UNDEFINED, "");
            key(TYPED, KeyCode.UNDEFINED, "ㅅ");
            key(RELEASED, KeyCode.UNDEFINED, "");
        });

        assertThat(run).containsExactly(Action.TODAY);
    }

    @Test
    void aLetterCommittedOutsideATextIsAShortcut() {
        send(() -> {
            compose("ㅅ");
            commit("ㅅ");
            compose("ㅜ");
            commit("ㅜ");
        });

        assertThat(run).containsExactly(Action.TODAY, Action.BOOK);
        assertThat(name.getText()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ㅗ, ''", "ㅅ, TODAY", "ㅆ, ''", "쇼, TODAY", "ㅈ, INBOX"})
    void committedLettersAreTheKeysThatTypeThem(String committed, String expected) {
        send(() -> commit(committed));

        assertThat(run).isEqualTo(expected.isEmpty() ? List.of() : List.of(Action.valueOf(expected)));
    }

    @Test
    void aCompositionThatBeganInAFieldIsNoShortcutAfterwards() {
        send(() -> {
            name.requestFocus();
            compose("수");
            week.requestFocus();
            commit("수");
        });

        assertThat(run).isEmpty();
    }

    @Test
    void aCommandKeyWorksInHangulModeAndInAField() {
        send(() -> {
            name.requestFocus();
            Event.fireEvent(name, event(PRESSED, KeyCode.UNDEFINED, "ㅇ", true, true, false));
            Event.fireEvent(name, event(TYPED, KeyCode.UNDEFINED, "", true, true, false));
        });

        assertThat(run).containsExactly(Action.THEME);
        assertThat(name.getText()).isEmpty();
    }

    /** The press may have replaced the window's content, so that only the letter comes to the new one. */
    @Test
    void theLetterOfACommandKeyIsNoShortcut() {
        send(() -> Event.fireEvent(week, event(TYPED, KeyCode.UNDEFINED, "L", true, true, false)));

        assertThat(run).isEmpty();
    }

    @Test
    void undoIsTheFieldsOnlyWhereItHasAHistory() {
        KeyEvent undo = event(PRESSED, KeyCode.Z, "z", false, true, false).copyFor(name, name);
        assertThat(Action.UNDO.matches(undo)).isTrue();

        send(() -> name.insertText(0, "김"));
        assertThat(Action.UNDO.matches(undo)).isFalse();

        // A key pressed once too often undoes nothing else.
        send(name::undo);
        assertThat(name.getText()).isEmpty();
        assertThat(Action.UNDO.matches(undo)).isFalse();
    }

    @Test
    void aBlankInAFieldBelongsToItsText() {
        KeyEvent blank = event(PRESSED, KeyCode.SPACE, " ", false, false, false);

        assertThat(Action.INBOX_MARK.matches(blank.copyFor(name, name))).isFalse();
        assertThat(Action.INBOX_MARK.matches(blank.copyFor(week, week))).isTrue();
    }

    @Test
    void lettersOfAFieldBelongToItsText() {
        send(() -> {
            name.requestFocus();
            press(KeyCode.T, "t");
            key(PRESSED, KeyCode.UNDEFINED, "ㅜ");
            key(TYPED, KeyCode.UNDEFINED, "ㅜ");
            compose("ㅅ");
            compose("수");
            commit("수");
        });

        assertThat(run).isEmpty();
        assertThat(name.getText()).isEqualTo("tㅜ수");
    }

    @Test
    void undoAndRedoOfAFieldAreItsOwn() {
        send(() -> {
            name.requestFocus();
            Event.fireEvent(name, event(PRESSED, KeyCode.Z, "", false, true, false));
            week.requestFocus();
            Event.fireEvent(week, event(PRESSED, KeyCode.Z, "", false, true, false));
        });

        assertThat(run).containsExactly(Action.UNDO);
    }

    @Test
    void digitsChooseOutsideTextsOnlyAndWithAltEverywhere() {
        KeyEvent alone = event(PRESSED, KeyCode.DIGIT2, "2", false, false, false);
        KeyEvent alt = event(PRESSED, KeyCode.DIGIT2, "2", false, false, true);

        assertThat(Action.CHOOSE_START.matches(targeted(alt, name))).isTrue();
        assertThat(Action.CHOOSE_START.matches(targeted(alt, week))).isTrue();
        assertThat(Action.CHOOSE_START.matches(targeted(alone, name))).isFalse();
    }

    @Test
    void theNumberPadsDigitsAreDigits() {
        List<KeyCode> codes = new ArrayList<>();
        send(() -> {
            scene.getRoot().addEventHandler(PRESSED, event -> codes.add(event.getCode()));
            key(PRESSED, KeyCode.NUMPAD2, "2");
            name.requestFocus();
            key(PRESSED, KeyCode.NUMPAD3, "3");
            Event.fireEvent(name, event(PRESSED, KeyCode.NUMPAD4, "4", false, false, true));
        });

        assertThat(codes).containsOnlyOnce(KeyCode.DIGIT2).containsOnlyOnce(KeyCode.DIGIT4);
        assertThat(codes).doesNotContain(KeyCode.DIGIT3);
    }

    /** As ibus ends a composition: the commit follows at once, then the key. */
    @ParameterizedTest
    @ValueSource(strings = {"ENTER", "TAB", "CONTROL", "ALT", "LEFT"})
    void aCompositionThatIsCommittedBeforeTheKeyIsTakenOnce(String key) {
        send(() -> {
            name.requestFocus();
            compose("ㄱ");
            compose("기");
            compose("김");
            compose("");
            commit("김");
            press(KeyCode.valueOf(key), "");
        });

        assertThat(name.getText()).isEqualTo("김");
    }

    /** As nabi ends a composition: JavaFX tells its end, then the key, then a press without code or text. */
    @ParameterizedTest
    @ValueSource(strings = {"ENTER", "TAB", "CONTROL", "ALT", "LEFT", "ESCAPE"})
    void aCompositionWhoseCommitIsLostIsTakenBeforeTheKey(String key) {
        List<String> seen = new ArrayList<>();
        send(() -> {
            scene.getRoot().addEventFilter(PRESSED, event -> seen.add(name.getText()));
            name.requestFocus();
            compose("ㄱ");
            compose("김");
            compose("");
            press(KeyCode.valueOf(key), "");
            key(PRESSED, KeyCode.UNDEFINED, "");
            press(KeyCode.valueOf(key), "");
        });

        assertThat(name.getText()).isEqualTo("김");
        assertThat(seen.getFirst()).isEqualTo("김");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "1", "."})
    void aCompositionWhoseCommitIsLostIsTakenBeforeTheCharacterThatEndedIt(String character) {
        send(() -> {
            name.requestFocus();
            compose("ㅅ");
            compose("");
            commit(character);
            key(PRESSED, KeyCode.UNDEFINED, "");
        });

        assertThat(name.getText()).isEqualTo("ㅅ" + character);
    }

    @Test
    void aCompositionThatBackspaceEndedIsGone() {
        send(() -> {
            name.requestFocus();
            compose("ㄱ");
            compose("");
            key(RELEASED, KeyCode.BACK_SPACE, "");
            press(KeyCode.ENTER, "");
        });

        assertThat(name.getText()).isEmpty();
    }

    @Test
    void syllablesAreSplitAsTheInputMethodSplitsThem() {
        send(() -> {
            name.requestFocus();
            compose("간");
            compose("");
            commit("가");
            compose("나");
            compose("");
            press(KeyCode.TAB, "");
        });

        assertThat(name.getText()).isEqualTo("가나");
        assertThat(other.getText()).isEmpty();
    }

    private void send(Runnable events) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, events);
    }

    private void press(KeyCode code, String text) {
        key(PRESSED, code, text);
        if (!text.isEmpty()) {
            key(TYPED, KeyCode.UNDEFINED, text);
        }
        key(RELEASED, code, "");
    }

    private void key(EventType<KeyEvent> type, KeyCode code, String text) {
        Event.fireEvent(owner(), event(type, code, text, false, false, false));
    }

    private void compose(String text) {
        inputMethod(text.isEmpty() ? List.of() : List.of(new InputMethodTextRun(text, null)), "");
    }

    private void commit(String text) {
        inputMethod(List.of(), text);
    }

    private void inputMethod(List<InputMethodTextRun> composed, String committed) {
        Event.fireEvent(
                owner(), new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, composed, committed, 0));
    }

    private Node owner() {
        return scene.getFocusOwner();
    }

    private static KeyEvent targeted(KeyEvent event, Node target) {
        return event.copyFor(target, target);
    }

    private static KeyEvent event(
            EventType<KeyEvent> type, KeyCode code, String text, boolean shift, boolean control, boolean alt) {
        boolean typed = type == TYPED;
        return new KeyEvent(
                type, typed ? text : KeyEvent.CHAR_UNDEFINED, typed ? "" : text, code, shift, control, alt, false);
    }
}
