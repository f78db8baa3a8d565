package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts the parts of the program that have a screen. */
public interface DeskLauncher {

    /**
     * Opens the desk and returns the exit code when it is closed.
     *
     * @param address the clinic, or null for the one that configuration names
     */
    int open(@Nullable ClinicAddress address);

    /**
     * Shows the board on the wall until it is closed, and returns the exit code.
     *
     * @param display the number of the display, from 1; 0 for the one chosen last, or else the last one
     */
    int board(ClinicAddress address, int display);

    /** Runs the tour on a temporary sample clinic without a display, and writes a picture of each step. */
    int tour(Path folder);

    /** Whether there is a display to open a window on. */
    boolean hasDisplay();
}
