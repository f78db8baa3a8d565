package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens what the command line cannot show itself. */
public interface DeskLauncher {

    /**
     * Opens the desk and returns when it was closed.
     *
     * @param address the clinic, or null for the one that configuration names
     */
    int open(@Nullable ClinicAddress address);

    /** Walks through the jobs on a throwaway sample clinic with no display, and leaves a picture of each step. */
    int tour(Path folder);

    /** Whether there is a display to open a window on. */
    boolean hasDisplay();
}
