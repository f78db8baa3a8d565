package clinic.frontdesk.shell;

import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Theme;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Shows an unexpected error in a window of its own; the desk stays usable. A later error replaces the one shown; both
 * are in the log. Used on the JavaFX thread only.
 */
public final class ErrorWindow {

    private final Supplier<Messages> messages;
    private final DesktopServices desktop;
    private @Nullable Stage stage;

    public ErrorWindow(Supplier<Messages> messages, DesktopServices desktop) {
        this.messages = messages;
        this.desktop = desktop;
    }

    /** Shows a report, in place of the one shown. */
    public void show(ErrorReport report) {
        Stage window = stage == null ? new Stage() : stage;
        stage = window;
        Messages texts = messages.get();
        ErrorView view = new ErrorView(report, texts, desktop, window::close);
        Theme.LIGHT.applyTo(view.root());
        window.setTitle(texts.text("error.title"));
        window.setScene(new Scene(view.root()));
        window.show();
        window.toFront();
        view.focus();
    }

    /** The window; created for the first report. */
    @Nullable
    Stage stage() {
        return stage;
    }
}
