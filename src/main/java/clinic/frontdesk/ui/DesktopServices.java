package clinic.frontdesk.ui;

import java.nio.file.Path;
import java.util.Optional;

/** Services of the desktop that screens use; tests replace them. */
public interface DesktopServices {

    /** No desktop: opens nothing and copies nothing. */
    DesktopServices NONE = new DesktopServices() {
        @Override
        public boolean show(Path page) {
            return false;
        }

        @Override
        public void copy(String text) {
            // There is no clipboard.
        }
    };

    /** Opens a local file in the default browser; false if none is available. */
    boolean show(Path page);

    /** Copies text to the clipboard. */
    void copy(String text);

    /**
     * Asks for a file to write. A file of that name is replaced: the desktop has asked about that.
     *
     * @param name the name to suggest
     * @return empty if none was chosen, or there is no desktop
     */
    default Optional<Path> chooseFile(String name) {
        return Optional.empty();
    }
}
