package clinic.frontdesk.ui;

import java.nio.file.Path;

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
}
