package clinic.frontdesk.commands;

import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "open", description = "Opens again what a closure closed.")
final class OpenCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--closure", required = true, paramLabel = "ID", description = "The closure, as close printed it.")
    private long closure;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    OpenCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicDatabase database = desk.connectUpgraded()) {
            LocalDate day = new Closures(database.dsl())
                    .open(closure)
                    .orElseThrow(() -> new BadInputException("Option --closure: there is no closure " + closure + "."));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("opened", closure);
            document.put("date", day.toString());
            new Output(spec.commandLine().getOut(), json.json)
                    .print(document, List.of("Opened again: " + closure + " (" + day + ")"));
            return ExitCode.DONE;
        }
    }
}
