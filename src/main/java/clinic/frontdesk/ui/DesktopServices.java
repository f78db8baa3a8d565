package clinic.frontdesk.ui;

import java.nio.file.Path;

/** What a screen asks of the system around the program. Tests put their own in its place. */
public interface DesktopServices {

    /** Shows a page of this machine in the system's browser; false where it is known that none can be had. */
    boolean show(Path page);

    /** Puts a text on the clipboard. */
    void copy(String text);
}
