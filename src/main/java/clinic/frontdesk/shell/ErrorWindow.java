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
 * Shows an error of the program in a window of its own, beside the desk, which goes on. While one is open a further error
 * takes its place: each of them is in the log. On the screen's thread.
 */
public final class ErrorWindow {

    private final Supplier<Messages> messages;
    private final DesktopServices desktop;
    private @Nullable Stage stage;

    public ErrorWindow(Supplier<Messages> messages, DesktopServices desktop) {
        this.messages = messages;
        this.desktop = desktop;
    }

    /** Shows a report. */
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

    /** The window, once there was something to show. */
    @Nullable
    Stage stage() {
        return stage;
    }
}
