package clinic.frontdesk.commands;

import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.DeskClosure;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "open", description = "Removes a closure, or opens a public holiday.")
final class OpenCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @ArgGroup(multiplicity = "1")
    private final What what = new What();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    OpenCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    /** The closure or the holiday; exactly one. */
    private static final class What {

        @Option(names = "--closure", paramLabel = "ID", description = "The closure, as close printed it.")
        private @Nullable Long closure;

        @Option(names = "--date", paramLabel = "DATE", description = "The public holiday, as 2026-12-25.")
        private @Nullable LocalDate date;
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            Closures closures = clinic.closures();
            Output output = new Output(spec.commandLine().getOut(), json.json);
            if (what.closure != null) {
                openAgain(closures, what.closure, output);
            } else if (what.date != null) {
                openHoliday(closures, what.date, output);
            }
            return ExitCode.DONE;
        }
    }

    private static void openAgain(Closures closures, long closure, Output output) {
        LocalDate day = closures.open(closure)
                .map(DeskClosure::date)
                .orElseThrow(() -> new BadInputException("Option --closure: there is no closure " + closure + "."));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("opened", closure);
        document.put("date", day.toString());
        List<DeskClosure> still = closures.between(day, day);
        document.put(
                "stillClosed", still.stream().map(ClosuresCommand::document).toList());
        List<String> lines = new ArrayList<>();
        lines.add("Opened again: " + closure + " (" + day + ")");
        still.forEach(other -> lines.add("Still closed: " + ClosuresCommand.line(other)));
        output.print(document, lines);
    }

    private static void openHoliday(Closures closures, LocalDate day, Output output) {
        String name = closures.openHoliday(day)
                .orElseThrow(() -> new BadInputException("Option --date: " + day + " is no public holiday."));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", day.toString());
        document.put("holiday", name);
        output.print(document, List.of("Opened: " + day + " (" + name + ")"));
    }
}
