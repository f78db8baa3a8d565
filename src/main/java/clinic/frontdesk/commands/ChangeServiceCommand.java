package clinic.frontdesk.commands;

import clinic.frontdesk.catalog.DailyLimits;
import clinic.frontdesk.catalog.DatedChangeOutcome;
import clinic.frontdesk.catalog.DatedChangePlanner.PlannedChange;
import clinic.frontdesk.catalog.DatedChangePlanner.WeeklyCapacity;
import clinic.frontdesk.catalog.ServiceProblems;
import clinic.frontdesk.schedule.ServiceTerms;
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
        name = "change-service",
        description = "Plans other minutes for a service from a future day on, or limits its minutes per day.")
final class ChangeServiceCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The service's code.")
    private String service = "";

    @Option(names = "--from", paramLabel = "DATE", description = "The first day of the new minutes; with --duration.")
    private @Nullable LocalDate from;

    @Option(names = "--duration", paramLabel = "N", description = "Minutes of treatment from that day on, 1 to 480.")
    private @Nullable Integer duration;

    @Option(names = "--buffer", paramLabel = "N", description = "Minutes of buffer from that day on, 0 to 120.")
    private @Nullable Integer buffer;

    @Option(names = "--withdraw", paramLabel = "DATE", description = "Withdraws the change planned for that day.")
    private @Nullable LocalDate withdraw;

    @Option(names = "--limit", paramLabel = "N", description = "The most minutes of treatment per day, 0 to 1440.")
    private @Nullable Integer limit;

    @Option(names = "--no-limit", description = "Removes the limit.")
    private boolean noLimit;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    ChangeServiceCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        check();
        try (ClinicFeatures clinic = desk.open()) {
            String id = clinic.serviceId("--service", service);
            Map<String, Object> document = new LinkedHashMap<>();
            List<String> lines = new ArrayList<>();
            document.put("service", service);
            if (withdraw != null) {
                boolean withdrawn = clinic.datedChanges().withdraw(id, withdraw).isPresent();
                if (!withdrawn) {
                    throw new BadInputException("Option --withdraw: nothing is planned for " + withdraw + ".");
                }
                document.put("withdrawn", withdraw.toString());
                lines.add("Withdrawn: " + withdraw);
            }
            if (from != null && duration != null) {
                PlannedChange planned = clinic.datedChangePlanner().plan(id, from, duration, buffer);
                report(planned, from, document, lines);
            }
            if (limit != null || noLimit) {
                boolean told = clinic.dailyLimits()
                        .set(id, noLimit ? null : limit, null)
                        .websiteTold();
                document.put("limit", noLimit ? null : limit);
                document.put("websiteTold", told);
                lines.add(noLimit ? "No limit of minutes a day." : "At the most " + limit + " minutes a day.");
            }
            List<Map<String, Object>> planned = new ArrayList<>();
            for (ServiceTerms.TermsChange change : clinic.datedChanges().planned(id)) {
                planned.add(Map.of(
                        "from", change.from().toString(), "duration", change.duration(), "buffer", change.buffer()));
                lines.add(String.format(
                        Locale.ROOT,
                        "Planned from %s: %d + %d minutes",
                        change.from(),
                        change.duration(),
                        change.buffer()));
            }
            document.put("planned", planned);
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return ExitCode.DONE;
        }
    }

    private static void report(PlannedChange change, LocalDate day, Map<String, Object> document, List<String> lines) {
        switch (change.outcome()) {
            case DatedChangeOutcome.Planned planned -> {
                document.put("bookedFromThen", planned.booked());
                lines.add("Booked from then on, and left as they are: " + planned.booked());
            }
            case DatedChangeOutcome.NotAhead notAhead ->
                throw new BadInputException("Option --from: " + day + " is not a day to come.");
            case DatedChangeOutcome.NoSuchService gone ->
                throw new BadInputException("Option --service: the service was deleted just now.");
        }
        WeeklyCapacity capacity = change.capacity();
        if (capacity != null) {
            document.put("placesAWeek", Map.of("before", capacity.before(), "after", capacity.after()));
            lines.add("Places in that week with nothing booked: " + capacity.before() + " before, " + capacity.after()
                    + " after");
        }
    }

    private void check() {
        if ((from == null) != (duration == null)) {
            throw new BadInputException("Option --duration: --from and --duration go together.");
        }
        if (buffer != null && duration == null) {
            throw new BadInputException("Option --buffer: it goes with --from and --duration.");
        }
        if (duration != null) {
            Typed.number("--duration", duration, ServiceProblems.SHORTEST_DURATION, ServiceProblems.LONGEST_DURATION);
        }
        if (buffer != null) {
            Typed.number("--buffer", buffer, 0, ServiceProblems.LONGEST_BUFFER);
        }
        if (limit != null) {
            Typed.number("--limit", limit, 0, DailyLimits.MOST_MINUTES);
            if (noLimit) {
                throw new BadInputException("Option --no-limit: it stands for --limit.");
            }
        }
    }
}
