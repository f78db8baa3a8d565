package clinic.frontdesk.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;

/** The system around the program, as JavaFX reaches it. On the JavaFX thread. */
public final class FxDesktopServices implements DesktopServices {

    private final HostServices services = new Unstarted().getHostServices();

    /** JavaFX hands out its services by an application only, started or not. */
    private static final class Unstarted extends Application {
        @Override
        public void start(Stage stage) {
            throw new IllegalStateException("the desk opens its window itself");
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
