package clinic.frontdesk.commands;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "board",
        description =
                "Shows the board for the wall, full screen: who is in treatment, who waits, who comes next. It needs"
                        + " no input and writes nothing; Esc closes it.")
final class BoardCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;
    private final DeskLauncher launcher;

    @Option(
            names = "--display",
            paramLabel = "N",
            description = "The display, from 1; remembered. Without it the one chosen last, or else the last one.")
    private @Nullable Integer display;

    BoardCommand(FrontDeskCommand desk, DeskLauncher launcher) {
        this.desk = desk;
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        if (display != null && display < 1) {
            throw new BadInputException("Option --display: displays are numbered from 1.");
        }
        if (!launcher.hasDisplay()) {
            throw new BadInputException("There is no display to show the board on.");
        }
        return launcher.board(desk.address(), display == null ? 0 : display);
    }
}
