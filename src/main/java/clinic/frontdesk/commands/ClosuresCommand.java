package clinic.frontdesk.commands;

import clinic.frontdesk.closure.DeskClosure;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "closures",
        description = "Lists the closures made at a desk, with the ids that the command open takes.")
final class ClosuresCommand implements Callable<Integer> {

    private static final int LONGEST = 366;

    private final FrontDeskCommand desk;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, as 2026-11-30; default today.")
    private @Nullable LocalDate from;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How many days, 1 to 366; default ${DEFAULT-VALUE}.")
    private int days;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    ClosuresCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        Typed.number("--days", days, 1, LONGEST);
        try (ClinicFeatures clinic = desk.open()) {
            LocalDate first = from == null ? clinic.today() : from;
            List<DeskClosure> closures = clinic.closures().between(first, first.plusDays(days - 1L));
            List<String> lines = new ArrayList<>(
                    closures.isEmpty()
                            ? List.of("No closure stands then.")
                            : closures.stream().map(ClosuresCommand::line).toList());
            clinic.unreadableClosures(first).forEach(closure -> lines.add("  ! " + Output.line(closure)));
            new Output(spec.commandLine().getOut(), json.json)
                    .print(closures.stream().map(ClosuresCommand::document).toList(), lines);
            return ExitCode.DONE;
        }
    }

    static Map<String, Object> document(DeskClosure closure) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("closure", closure.id());
        document.put("date", closure.date().toString());
        document.put("start", Output.time(closure.start()));
        document.put("end", Output.time(closure.end()));
        document.put("serviceId", closure.serviceId());
        document.put("reason", closure.reason());
        return document;
    }

    static String line(DeskClosure closure) {
        return String.format(
                Locale.ROOT,
                "%d  %s %s–%s  %s%s",
                closure.id(),
                closure.date(),
                Output.time(closure.start()),
                Output.time(closure.end()),
                closure.reason(),
                closure.serviceId() == null ? "" : "  (only " + closure.serviceId() + ")");
    }
}
