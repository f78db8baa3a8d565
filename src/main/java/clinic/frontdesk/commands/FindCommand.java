package clinic.frontdesk.commands;

import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.schedule.VisitRequest;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "find", description = "Finds the first visits that can be booked, for one service or several in a row.")
final class FindCommand implements Callable<Integer> {

    private static final int LONGEST = 366;
    private static final int MOST = 1000;
    private static final int LETTERS_OF_A_DAY = 3;

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The service's code.")
    private String service = "";

    @Option(names = "--then", paramLabel = "CODE", description = "A service right after it; may be repeated.")
    private List<String> then = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, as 2026-11-30; default today.")
    private @Nullable LocalDate from;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How many days, 1 to 366; default ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--period", paramLabel = "PERIOD", description = "Only MORNING or AFTERNOON.")
    private @Nullable Period period;

    @Option(names = "--not-before", paramLabel = "HH:mm", description = "The earliest start of the visit.")
    private @Nullable String notBefore;

    @Option(
            names = "--weekdays",
            paramLabel = "DAYS",
            split = ",",
            description = "Only on these days, as MON,WED,FRI or whole names.")
    private List<String> weekdays = new ArrayList<>();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many, 1 to 1000; default ${DEFAULT-VALUE}.")
    private int count;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    FindCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        Typed.number("--days", days, 1, LONGEST);
        Typed.number("--count", count, 1, MOST);
        int earliest = notBefore == null ? 0 : Typed.minute("--not-before", notBefore);
        Set<DayOfWeek> suiting = suiting();
        try (ClinicFeatures clinic = desk.open()) {
            List<String> codes = new ArrayList<>();
            codes.add(service);
            codes.addAll(then);
            List<String> services = new ArrayList<>();
            services.add(clinic.serviceId("--service", service));
            then.forEach(code -> services.add(clinic.serviceId("--then", code)));
            List<VisitOption> visits =
                    clinic.visits().first(new VisitRequest(services, period, earliest, suiting), from, days, count);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            visits.stream().map(visit -> document(visit, codes)).toList(),
                            visits.isEmpty()
                                    ? List.of("Nothing is free in these " + days + " days.")
                                    : visits.stream().map(FindCommand::line).toList());
            return ExitCode.DONE;
        }
    }

    private Set<DayOfWeek> suiting() {
        if (weekdays.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> suiting = EnumSet.noneOf(DayOfWeek.class);
        for (String name : weekdays) {
            String upper = name.strip().toUpperCase(Locale.ROOT);
            List<DayOfWeek> meant = EnumSet.allOf(DayOfWeek.class).stream()
                    .filter(day -> day.name().equals(upper)
                            || (upper.length() == LETTERS_OF_A_DAY && day.name().startsWith(upper)))
                    .toList();
            if (meant.isEmpty()) {
                throw new BadInputException("Option --weekdays: \"" + name + "\" is not a day like MON.");
            }
            suiting.addAll(meant);
        }
        return suiting;
    }

    private static Map<String, Object> document(VisitOption visit, List<String> codes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", visit.date().toString());
        document.put("start", Output.time(visit.start()));
        document.put("end", Output.time(visit.parts().getLast().end()));
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("service", codes.get(i));
            part.putAll(Output.start(visit.parts().get(i)));
            parts.add(part);
        }
        document.put("parts", parts);
        return document;
    }

    private static String line(VisitOption visit) {
        return visit.date() + "  "
                + visit.parts().stream().map(FindCommand::stretch).collect(Collectors.joining(", then "))
                + (visit.parts().getFirst().offGrid() ? "  (follows directly)" : "");
    }

    private static String stretch(Slot start) {
        return Output.time(start.start()) + "–" + Output.time(start.end());
    }
}
