package clinic.frontdesk.commands;

import clinic.frontdesk.closure.AffectedReservation;
import clinic.frontdesk.closure.ClosureRequest;
import clinic.frontdesk.closure.ClosureRequest.ClosedPart;
import clinic.frontdesk.closure.ClosureResult;
import clinic.frontdesk.closure.DeskClosure;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.schedule.Period;
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

@Command(name = "close", description = "Closes a day or a part of it, and lists the reservations in it, which stay.")
final class CloseCommand implements Callable<Integer> {

    private static final int MIDNIGHT = 24 * 60;

    private final FrontDeskCommand desk;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The day, as 2026-11-30.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--from", paramLabel = "HH:mm", description = "The start; with --until.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "HH:mm", description = "The end, up to 24:00; with --from.")
    private @Nullable String until;

    @Option(names = "--period", paramLabel = "PERIOD", description = "MORNING or AFTERNOON instead of times.")
    private @Nullable Period period;

    @Option(names = "--service", paramLabel = "CODE", description = "The one service to close; default all.")
    private @Nullable String service;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "The reason, which the calendar shows.")
    private String reason = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    CloseCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        ClosedPart part = part();
        String why = Typed.reason("--reason", reason, NewClosure.LONGEST_REASON);
        try (ClinicFeatures clinic = desk.open()) {
            String serviceId = service == null ? null : clinic.serviceId("--service", service);
            print(clinic.closures().close(new ClosureRequest(date, part, serviceId, why)));
            return ExitCode.DONE;
        }
    }

    private ClosedPart part() {
        if (period != null) {
            if (from != null || until != null) {
                throw new BadInputException("Option --period: it stands for --from and --until.");
            }
            return new ClosedPart.HalfDay(period);
        }
        if (from == null && until == null) {
            return new ClosedPart.WholeDay();
        }
        int start = minute("--from", from);
        int end = "24:00".equals(until) ? MIDNIGHT : minute("--until", until);
        if (end <= start) {
            throw new BadInputException("Option --until: " + until + " is not after " + from + ".");
        }
        return new ClosedPart.TimeRange(start, end);
    }

    private static int minute(String option, @Nullable String time) {
        if (time == null) {
            throw new BadInputException("Option " + option + ": --from and --until go together.");
        }
        return Typed.minute(option, time);
    }

    private void print(ClosureResult closed) {
        DeskClosure closure = closed.closure();
        List<Map<String, Object>> affected = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                closed.already() ? "Closed already: %d (%s %s–%s)" : "Closed: %d (%s %s–%s)",
                closure.id(),
                date,
                Output.time(closure.start()),
                Output.time(closure.end())));
        lines.add(
                closed.affected().isEmpty()
                        ? "No reservation lies there."
                        : "Reservations there, which stay: " + closed.affected().size());
        for (AffectedReservation reservation : closed.affected()) {
            affected.add(document(reservation));
            lines.add(line(reservation));
        }
        if (closed.websiteRefused()) {
            lines.add(
                    "The website's table of closures did not take it: the website offers these times still. Ask whoever"
                            + " maintains it.");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("closure", closure.id());
        document.put("date", date.toString());
        document.put("start", Output.time(closure.start()));
        document.put("end", Output.time(closure.end()));
        document.put("reservations", affected);
        document.put("websiteRows", closed.websiteRows());
        document.put("websiteRefused", closed.websiteRefused());
        document.put("already", closed.already());
        new Output(spec.commandLine().getOut(), json.json).print(document, lines);
    }

    static Map<String, Object> document(AffectedReservation reservation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", reservation.reservationId());
        fields.put("start", Output.time(reservation.start()));
        fields.put("end", Output.time(reservation.end()));
        return fields;
    }

    static String line(AffectedReservation reservation) {
        return String.format(
                Locale.ROOT,
                "  %s–%s  %s",
                Output.time(reservation.start()),
                Output.time(reservation.end()),
                reservation.reservationId());
    }
}
