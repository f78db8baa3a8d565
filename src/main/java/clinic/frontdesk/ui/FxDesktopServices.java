package clinic.frontdesk.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;

/** {@link DesktopServices} by JavaFX. Used on the JavaFX thread only. */
public final class FxDesktopServices implements DesktopServices {

    private final HostServices services = new Unstarted().getHostServices();

    /** JavaFX provides its host services only through an application, even one that was never started. */
    private static final class Unstarted extends Application {
        @Override
        public void start(Stage stage) {
            throw new IllegalStateException("This application is never started.");
        }
    }

    @Override
    public boolean show(Path page) {
        if (!Files.isReadable(page)) {
            return false;
        }
        try {
            services.showDocument(page.toUri().toString());
            return true;
        } catch (RuntimeException noBrowser) {
            return false;
        }
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
