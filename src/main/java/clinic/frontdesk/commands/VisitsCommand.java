package clinic.frontdesk.commands;

import clinic.frontdesk.arrival.ArrivalRepository;
import clinic.frontdesk.arrival.VisitRecord;
import clinic.frontdesk.arrival.WaitingRoom;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "visits",
        description = "Lists who arrived on a day, how long they waited and how long the treatments took.")
final class VisitsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final FrontDeskCommand desk;

    @Option(names = "--date", paramLabel = "DATE", description = "The day; default the clinic's today.")
    private @Nullable LocalDate date;

    @Option(
            names = "--waiting-limit",
            paramLabel = "N",
            description = "First change after how many minutes of waiting a patient is shown as urgent, 1 to 240.")
    private @Nullable Integer limit;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    VisitsCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        Integer newLimit = limit;
        if (newLimit != null && (newLimit < 1 || newLimit > WaitingRoom.LONGEST_LIMIT)) {
            throw new BadInputException(
                    "Option --waiting-limit: that is 1 to " + WaitingRoom.LONGEST_LIMIT + " minutes.");
        }
        try (ClinicFeatures clinic = desk.open()) {
            ArrivalRepository arrivals = clinic.arrivalRecords();
            if (newLimit != null) {
                arrivals.setLimit(newLimit);
            }
            LocalDate day = date == null ? clinic.today() : date;
            List<VisitRecord> visits = arrivals.visits(day);
            OptionalInt waited = average(visits, VisitRecord::waited);
            OptionalInt treated = average(visits, VisitRecord::treated);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("date", day.toString());
            document.put("waitingLimit", arrivals.limit());
            put(document, "averageWaited", waited);
            put(document, "averageTreated", treated);
            document.put("visits", visits.stream().map(VisitsCommand::fields).toList());
            List<String> lines = new ArrayList<>();
            visits.forEach(visit -> lines.add(line(visit)));
            lines.add("Average on " + day + ": waited " + minutes(waited) + ", treated " + minutes(treated)
                    + ". Waiting is urgent after " + arrivals.limit() + " min.");
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return ExitCode.DONE;
        }
    }

    private static OptionalInt average(List<VisitRecord> visits, Function<VisitRecord, OptionalInt> minutes) {
        List<Integer> known = visits.stream()
                .map(minutes)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
        return known.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.round(
                        known.stream().mapToInt(Integer::intValue).average().orElse(0)));
    }

    private static Map<String, Object> fields(VisitRecord visit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", visit.patient().reservationId());
        fields.put("time", visit.patient().time());
        fields.put("name", visit.patient().patientName());
        fields.put("service", visit.patient().serviceName());
        fields.put("status", visit.status().label());
        put(fields, "arrived", visit.patient().arrival().arrived());
        put(fields, "began", visit.patient().arrival().began());
        put(fields, "ended", visit.patient().arrival().ended());
        put(fields, "waited", visit.waited());
        put(fields, "treated", visit.treated());
        return fields;
    }

    /** What is not known is left out. */
    private static void put(Map<String, Object> fields, String name, @Nullable LocalDateTime time) {
        if (time != null) {
            fields.put(name, TIME.format(time));
        }
    }

    private static void put(Map<String, Object> fields, String name, OptionalInt minutes) {
        minutes.ifPresent(number -> fields.put(name, number));
    }

    private static String line(VisitRecord visit) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %s  waited %s, treated %s  %s",
                visit.patient().time(),
                visit.patient().patientName(),
                visit.patient().serviceName(),
                minutes(visit.waited()),
                minutes(visit.treated()),
                visit.patient().reservationId());
    }

    private static String minutes(OptionalInt minutes) {
        return minutes.isPresent() ? minutes.getAsInt() + " min" : "-";
    }
}
