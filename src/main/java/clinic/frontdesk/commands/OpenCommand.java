package clinic.frontdesk.commands;

import clinic.frontdesk.closure.AffectedReservation;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.DateHours;
import clinic.frontdesk.closure.DeskClosure;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "open", description = "Removes a closure, opens a public holiday, or gives a date hours of its own.")
final class OpenCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @ArgGroup(multiplicity = "1")
    private final What what = new What();

    @Option(
            names = "--from",
            paramLabel = "HH:mm",
            description =
                    "The start of the date's own hours; with --until. Without it a public holiday is opened as any"
                            + " other day of its weekday.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "HH:mm", description = "The end of the date's own hours; with --from.")
    private @Nullable String until;

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

        @Option(names = "--date", paramLabel = "DATE", description = "The day, as 2026-12-25.")
        private @Nullable LocalDate date;
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        Optional<TypedHours> range = range();
        try (ClinicFeatures clinic = desk.open()) {
            Output output = new Output(spec.commandLine().getOut(), json.json);
            if (what.closure != null) {
                openAgain(clinic.closures(), what.closure, output);
            } else if (what.date != null && range.isPresent()) {
                TypedHours hours = range.get();
                print(clinic.dateHours().open(what.date, hours.start(), hours.end()), hours, output);
            } else if (what.date != null) {
                openHoliday(clinic.dateHours(), what.date, output);
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

    private record TypedHours(int start, int end) {}

    private Optional<TypedHours> range() {
        if (from == null && until == null) {
            return Optional.empty();
        }
        if (from == null || until == null) {
            throw new BadInputException(
                    "Option " + (from == null ? "--until" : "--from") + ": --from and --until go together.");
        }
        if (what.date == null) {
            throw new BadInputException("Option --from: it goes with --date.");
        }
        int start = Typed.minute("--from", from);
        int end = Typed.minute("--until", until);
        if (end <= start) {
            throw new BadInputException("Option --until: " + until + " is not after " + from + ".");
        }
        return Optional.of(new TypedHours(start, end));
    }

    private static void openHoliday(DateHours hours, LocalDate day, Output output) {
        String name = hours.openHoliday(day).after().holiday();
        if (name.isEmpty()) {
            throw new BadInputException("Option --date: " + day + " is no public holiday.");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", day.toString());
        document.put("holiday", name);
        output.print(document, List.of("Opened: " + day + " (" + name + ")"));
    }

    private static void print(DateHours.DateChange change, TypedHours hours, Output output) {
        String name = change.after().holiday();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", change.day().toString());
        document.put("holiday", name.isEmpty() ? null : name);
        document.put("start", Output.time(hours.start()));
        document.put("end", Output.time(hours.end()));
        List<Map<String, Object>> outside = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        lines.add("Open: " + change.day() + " " + Output.time(hours.start()) + "–" + Output.time(hours.end())
                + (name.isEmpty() ? "" : " (" + name + ")"));
        if (!change.affected().isEmpty()) {
            lines.add("Reservations outside these hours, which stay: "
                    + change.affected().size());
        }
        for (AffectedReservation reservation : change.affected()) {
            outside.add(CloseCommand.document(reservation));
            lines.add(CloseCommand.line(reservation));
        }
        document.put("reservations", outside);
        output.print(document, lines);
    }
}
