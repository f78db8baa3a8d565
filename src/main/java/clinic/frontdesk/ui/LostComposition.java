package clinic.frontdesk.ui;

import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Commits what JavaFX 26 loses of a composition on Linux. An input method that speaks XIM, such as nabi, ends the
 * composition before it commits; JavaFX takes a commit outside a composition for a key press without a code and drops its
 * text. So a name's last syllable vanishes when Enter, Tab, a blank or a digit ends it. With ibus each commit follows its
 * composition at once, and nothing is added here.
 *
 * <p>A composition that ends without a commit is lost if the next event of its field is another key or a character that
 * is no letter. After Backspace, which takes the last letter of a composition away, that key's release comes first.
 */
final class LostComposition {

    private static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");

    private @Nullable TextInputControl field;
    private String composed = "";
    private boolean ended;

    /** To be called with every event before it is dispatched. */
    void before(Event event) {
        if (!LINUX) {
            return;
        }
        if (event instanceof InputMethodEvent method) {
            before(method);
        } else if (event instanceof KeyEvent key) {
            if (key.getEventType() == KeyEvent.KEY_PRESSED && key.getCode() != KeyCode.UNDEFINED) {
                commitLost(key);
            } else if (key.getEventType() == KeyEvent.KEY_RELEASED && key.getCode() == KeyCode.BACK_SPACE) {
                forget();
            }
        }
    }

    private void before(InputMethodEvent event) {
        String text = String.join(
                "",
                event.getComposed().stream().map(InputMethodTextRun::getText).toList());
        String committed = event.getCommitted();
        if (!text.isEmpty()) {
            field = event.getTarget() instanceof TextInputControl target && target.isEditable() ? target : null;
            composed = text;
            ended = false;
        } else if (committed.isEmpty()) {
            ended = !composed.isEmpty();
        } else {
            if (!Character.isLetter(committed.codePointAt(0))) {
                commitLost(event);
            }
            forget();
        }
    }

    private void commitLost(Event event) {
        TextInputControl lostIn = field;
        String lost = composed;
        boolean isLost = ended && lostIn != null && lostIn.equals(event.getTarget());
        if (isLost || !(event instanceof KeyEvent)) {
            forget();
        }
        if (isLost && lostIn != null) {
            Event.fireEvent(
                    lostIn, new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), lost, 0));
        }
    }

    private void forget() {
        field = null;
        composed = "";
        ended = false;
    }
}
