package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Theme;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** Asks whether to close the window although something is not saved. */
public final class ClosingQuestion {

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ButtonType discard;

    /** @param unsaved what would be lost */
    public ClosingQuestion(Window owner, List<Text> unsaved, Theme theme, Messages messages) {
        dialog.initOwner(owner);
        dialog.setTitle(messages.text("window.title"));
        ButtonType stay = new ButtonType(messages.text("closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        discard = new ButtonType(messages.text("closing.discard"), ButtonBar.ButtonData.OTHER);
        DialogPane pane = dialog.getDialogPane();
        pane.setHeaderText(null);
        pane.setContentText(messages.text("closing.question")
                + unsaved.stream().map(messages::text).collect(Collectors.joining("\n", "\n\n", "")));
        pane.getButtonTypes().setAll(discard, stay);
        // Enter keeps what was typed.
        if (pane.lookupButton(stay) instanceof Button button) {
            button.setDefaultButton(true);
        }
        // Otherwise the text is as high as one line.
        pane.setMinHeight(Region.USE_PREF_SIZE);
        theme.applyTo(pane);
    }

    DialogPane pane() {
        return dialog.getDialogPane();
    }

    /** Waits for the answer: whether to close. */
    public boolean discards() {
        return dialog.showAndWait().filter(discard::equals).isPresent();
    }
}
