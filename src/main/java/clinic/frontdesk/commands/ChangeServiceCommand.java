package clinic.frontdesk.commands;

import clinic.frontdesk.catalog.DailyLimits;
import clinic.frontdesk.catalog.DatedChanges;
import clinic.frontdesk.catalog.ServiceProblems;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.ServiceTerms;
import clinic.frontdesk.schedule.UnbookedCapacity;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "change-service",
        description = "Plans other minutes for a service from a day to come on, or limits its minutes a day.")
final class ChangeServiceCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The service's code.")
    private String service = "";

    @Option(names = "--from", paramLabel = "DATE", description = "The first day of the new minutes; with --duration.")
    private @Nullable LocalDate from;

    @Option(names = "--duration", paramLabel = "N", description = "Minutes of treatment from then on, 1 to 480.")
    private @Nullable Integer duration;

    @Option(names = "--buffer", paramLabel = "N", description = "Minutes of buffer from then on, 0 to 120.")
    private @Nullable Integer buffer;

    @Option(names = "--withdraw", paramLabel = "DATE", description = "Takes back what is planned for that day.")
    private @Nullable LocalDate withdraw;

    @Option(names = "--limit", paramLabel = "N", description = "Minutes of treatment a day at the most, 0 to 1440.")
    private @Nullable Integer limit;

    @Option(names = "--no-limit", description = "Takes the limit away.")
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
        try (ClinicDatabase database = desk.connectUpgraded()) {
            DSLContext dsl = database.dsl();
            String id = SlotsCommand.serviceId(dsl, service);
            Map<String, Object> document = new LinkedHashMap<>();
            List<String> lines = new ArrayList<>();
            document.put("service", service);
            if (withdraw != null) {
                boolean withdrawn = new DatedChanges(dsl).withdraw(id, withdraw);
                if (!withdrawn) {
                    throw new BadInputException("Option --withdraw: nothing is planned for " + withdraw + ".");
                }
                document.put("withdrawn", withdraw.toString());
                lines.add("Withdrawn: " + withdraw);
            }
            if (from != null && duration != null) {
                plan(dsl, id, from, duration, document, lines);
            }
            if (limit != null || noLimit) {
                boolean told = new DailyLimits(dsl).set(id, noLimit ? null : limit, null);
                document.put("limit", noLimit ? null : limit);
                document.put("websiteTold", told);
                lines.add(noLimit ? "No limit of minutes a day." : "At the most " + limit + " minutes a day.");
            }
            List<Map<String, Object>> planned = new ArrayList<>();
            for (ServiceTerms.TermsChange change : new DatedChanges(dsl).planned(id)) {
                planned.add(Map.of(
                        "from", change.from().toString(), "duration", change.duration(), "buffer", change.buffer()));
                lines.add("Planned from %s: %d + %d minutes"
                        .formatted(change.from(), change.duration(), change.buffer()));
            }
            document.put("planned", planned);
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return ExitCode.DONE;
        }
    }

    private void plan(
            DSLContext dsl, String id, LocalDate day, int minutes, Map<String, Object> document, List<String> lines) {
        Schedule before = new DayPlanRepository(dsl).schedule(day, 7);
        ServiceTerms terms = before.services().get(id);
        int after = buffer != null ? buffer : terms == null ? 0 : terms.on(day).buffer();
        switch (new DatedChanges(dsl).plan(id, new ServiceTerms.TermsChange(day, minutes, after))) {
            case DatedChanges.Outcome.Planned planned -> {
                document.put("bookedFromThen", planned.booked());
                lines.add("Accepted from then on, and left as they are: " + planned.booked());
                ServiceTerms changed =
                        new DayPlanRepository(dsl).schedule(day, 1).services().get(id);
                if (terms != null && changed != null) {
                    int was = UnbookedCapacity.inWeek(before, terms);
                    int becomes = UnbookedCapacity.inWeek(before, changed);
                    document.put("placesAWeek", Map.of("before", was, "after", becomes));
                    lines.add("UnbookedCapacity in that week with nothing booked: " + was + " before, " + becomes
                            + " after");
                }
            }
            case DatedChanges.Outcome.NotAhead notAhead ->
                throw new BadInputException("Option --from: " + day + " is not a day to come.");
            case DatedChanges.Outcome.Gone gone ->
                throw new BadInputException("Option --service: the service was deleted just now.");
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
