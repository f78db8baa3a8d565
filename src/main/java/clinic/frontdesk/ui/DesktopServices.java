package clinic.frontdesk.ui;

import java.nio.file.Path;

/** Services of the desktop that screens use; tests replace them. */
public interface DesktopServices {

    /** Opens a local file in the default browser; false if none is available. */
    boolean show(Path page);

    /** Copies text to the clipboard. */
    void copy(String text);
}
