package clinic.frontdesk.ui;

import clinic.frontdesk.ui.TwoSetLayout.Stroke;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Makes shortcuts independent of the keyboard's language. Below the node on which it is installed, every view handles
 * {@link KeyEvent#KEY_PRESSED} with a {@link KeyCode}, and {@link Action#matches} decides:
 *
 * <ul>
 *   <li>A press without a usable code, as a Hangul layout gives, gets the code of the key that types its letter.
 *   <li>A letter that comes without such a press, or that an input method commits outside a text field, becomes a press.
 *   <li>The letter of a press that an action has handled is not typed into the field that has focus by then.
 * </ul>
 *
 * <p>Keys in an editable text belong to the text and its input method; {@link LostComposition} sees to what JavaFX loses
 * of it.
 */
public final class Shortcuts implements EventDispatcher {

    private final EventDispatcher next;
    private final LostComposition composition = new LostComposition();

    /** The key whose letter is dropped while it is held; null for none. */
    private @Nullable KeyCode dropped;

    /** Whether the last press told its key, so that its letter is no news. */
    private boolean told;

    /** Whether the last composition was in a text, so that its commit elsewhere is no shortcut. */
    private boolean composedInText;

    private Shortcuts(EventDispatcher next) {
        this.next = next;
    }

    /** Installs it on the root of a window's content. */
    public static void install(Node root) {
        root.setEventDispatcher(new Shortcuts(root.getEventDispatcher()));
    }

    @Override
    public @Nullable Event dispatchEvent(Event event, EventDispatchChain tail) {
        composition.before(event);
        if (event instanceof InputMethodEvent method) {
            return inputMethod(method, tail);
        }
        if (!(event instanceof KeyEvent key)) {
            return next.dispatchEvent(event, tail);
        }
        if (key.getEventType() == KeyEvent.KEY_PRESSED) {
            return pressed(key, tail);
        }
        if (key.getEventType() == KeyEvent.KEY_TYPED) {
            return typed(key, tail);
        }
        told = false;
        if (key.getCode() == dropped || key.getCode() == KeyCode.UNDEFINED) {
            dropped = null;
        }
        return next.dispatchEvent(event, tail);
    }

    private @Nullable Event pressed(KeyEvent event, EventDispatchChain tail) {
        boolean text = TextEntry.takes(event);
        KeyEvent press = text && !event.isShortcutDown() && !event.isAltDown() ? event : withCode(event);
        if (!press.getCode().isModifierKey()) {
            told = press.getCode() != KeyCode.UNDEFINED;
        }
        if (press.getCode() != dropped) {
            dropped = null;
        }
        Event result = next.dispatchEvent(press, tail);
        if (!text && told && consumed(result)) {
            dropped = press.getCode();
        }
        return press.equals(event) ? result : consumed(result) ? null : event;
    }

    private @Nullable Event typed(KeyEvent event, EventDispatchChain tail) {
        // A press with Ctrl tells its key or its letter. Where it replaced the window's content, as a change of
        // language does,
        // this content has not seen it.
        boolean news = !told && !event.isShortcutDown();
        told = false;
        if (dropped != null) {
            return null;
        }
        List<Stroke> strokes = news && !TextEntry.takes(event) ? TwoSetLayout.strokes(event.getCharacter()) : List.of();
        if (strokes.size() == 1 && press(event, strokes.getFirst(), event, tail)) {
            return null;
        }
        return next.dispatchEvent(event, tail);
    }

    private @Nullable Event inputMethod(InputMethodEvent event, EventDispatchChain tail) {
        boolean text = TextEntry.takes(event);
        boolean shortcut = !text && !composedInText;
        if (!event.getComposed().isEmpty()) {
            composedInText = text;
        } else if (!event.getCommitted().isEmpty()) {
            composedInText = false;
        }
        if (shortcut && event.getTarget() instanceof Node target) {
            Scene scene = target.getScene();
            for (Stroke stroke : TwoSetLayout.strokes(event.getCommitted())) {
                if (scene == null || !target.equals(scene.getFocusOwner())) {
                    break;
                }
                press(event, stroke, null, tail);
            }
        }
        return next.dispatchEvent(event, tail);
    }

    /** Dispatches the press of a key; returns whether it was handled. */
    private boolean press(Event event, Stroke stroke, @Nullable KeyEvent modifiers, EventDispatchChain tail) {
        KeyEvent press = new KeyEvent(
                event.getSource(),
                event.getTarget(),
                KeyEvent.KEY_PRESSED,
                KeyEvent.CHAR_UNDEFINED,
                "",
                stroke.code(),
                stroke.shift() || (modifiers != null && modifiers.isShiftDown()),
                modifiers != null && modifiers.isControlDown(),
                modifiers != null && modifiers.isAltDown(),
                modifiers != null && modifiers.isMetaDown());
        return consumed(next.dispatchEvent(press, tail));
    }

    /** The press with the code of the key that types its text, if it has none or one of the number pad. */
    private static KeyEvent withCode(KeyEvent event) {
        boolean numberPad = event.getCode().isKeypadKey() && event.getCode().isDigitKey();
        if (event.getCode() != KeyCode.UNDEFINED && !numberPad) {
            return event;
        }
        List<Stroke> strokes = TwoSetLayout.strokes(event.getText());
        return strokes.size() != 1
                ? event
                : new KeyEvent(
                        event.getSource(),
                        event.getTarget(),
                        KeyEvent.KEY_PRESSED,
                        event.getCharacter(),
                        event.getText(),
                        strokes.getFirst().code(),
                        event.isShiftDown() || strokes.getFirst().shift(),
                        event.isControlDown(),
                        event.isAltDown(),
                        event.isMetaDown());
    }

    private static boolean consumed(@Nullable Event event) {
        return event == null || event.isConsumed();
    }
}
