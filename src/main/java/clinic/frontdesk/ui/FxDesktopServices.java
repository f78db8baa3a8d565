package clinic.frontdesk.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;

/** {@link DesktopServices} by JavaFX. Used on the JavaFX thread only. */
public final class FxDesktopServices implements DesktopServices {

    private final HostServices services = new Unstarted().getHostServices();
    private File folder = new File(System.getProperty("user.home", ""));

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

    /** The dialog belongs to the focused window, and begins in the folder chosen last, at first in the user's own. */
    @Override
    public Optional<Path> chooseFile(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        Window owner = Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isFocused())
                .findFirst()
                .orElse(null);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = Objects.requireNonNullElse(chosen.getParentFile(), folder);
        return Optional.of(chosen.toPath());
    }
}
