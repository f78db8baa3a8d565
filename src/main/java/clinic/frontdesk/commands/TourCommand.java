package clinic.frontdesk.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "tour",
        description = "Walks through the desk's jobs on a sample clinic that is thrown away, needs no display, and"
                + " leaves a picture of each step.")
final class TourCommand implements Callable<Integer> {

    private final DeskLauncher launcher;

    @Parameters(paramLabel = "FOLDER", description = "Where the pictures go.")
    private Path folder = Path.of(".");

    TourCommand(DeskLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        return launcher.tour(folder);
    }
}
