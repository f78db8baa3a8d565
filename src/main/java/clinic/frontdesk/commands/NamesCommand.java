package clinic.frontdesk.commands;

import clinic.frontdesk.board.NameDisplay;
import clinic.frontdesk.board.NameDisplays;
import clinic.frontdesk.board.NameStyle;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "names",
        description =
                "Prints how the board on the wall shows names, and when desks hide them; the options change it first,"
                        + " on all desks and boards.")
final class NamesCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(
            names = "--board",
            paramLabel = "STYLE",
            description = "How the board shows names: FULL, MASKED (A*** K**) or INITIALS.")
    private @Nullable NameStyle board;

    @Option(
            names = "--hide-after",
            paramLabel = "N",
            description = "After how many minutes without input a desk hides names, 0 to 240; 0 for never.")
    private @Nullable Integer hideAfter;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    NamesCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        if (hideAfter != null && (hideAfter < 0 || hideAfter > NameDisplay.LONGEST)) {
            throw new BadInputException("Option --hide-after: 0 to " + NameDisplay.LONGEST + " minutes.");
        }
        try (ClinicFeatures clinic = desk.open()) {
            NameDisplays displays = clinic.nameDisplays();
            NameDisplay known = displays.read();
            NameDisplay now = new NameDisplay(
                    board == null ? known.board() : board, hideAfter == null ? known.hideAfter() : hideAfter);
            if (!now.equals(known)) {
                displays.write(now);
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("board", now.board().code());
            document.put("hideAfter", now.hideAfter());
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            document,
                            List.of(
                                    "The board shows names: " + now.board().code(),
                                    now.hideAfter() == 0
                                            ? "Desks hide names: never by themselves"
                                            : "Desks hide names after " + now.hideAfter() + " minutes without input"));
            return ExitCode.DONE;
        }
    }
}
