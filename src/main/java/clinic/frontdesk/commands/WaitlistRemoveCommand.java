package clinic.frontdesk.commands;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "remove", description = "Removes an entry from the waiting list.")
final class WaitlistRemoveCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--wish", required = true, paramLabel = "ID", description = "The entry, as list prints it.")
    private long wish;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    WaitlistRemoveCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            if (!clinic.waitingList().remove(wish)) {
                throw new BadInputException(
                        "Option --wish: there is no entry " + wish + "; the command waitlist list prints them.");
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("wish", wish);
            document.put("removed", true);
            new Output(spec.commandLine().getOut(), json.json).print(document, List.of("Removed: " + wish));
            return ExitCode.DONE;
        }
    }
}
