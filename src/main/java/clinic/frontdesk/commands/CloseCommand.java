package clinic.frontdesk.commands;

import clinic.frontdesk.closure.Closed;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
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

@Command(name = "close", description = "Closes a day or a part of it, and lists the reservations there; they stay.")
final class CloseCommand implements Callable<Integer> {

    private static final int NOON = 12 * 60;
    private static final int MIDNIGHT = 24 * 60;

    private final FrontDeskCommand desk;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The day, as 2026-11-30.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--from", paramLabel = "HH:mm", description = "From when; with --until.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "HH:mm", description = "Until when, up to 24:00; with --from.")
    private @Nullable String until;

    @Option(names = "--period", paramLabel = "PERIOD", description = "MORNING or AFTERNOON instead of times.")
    private @Nullable Period period;

    @Option(names = "--service", paramLabel = "CODE", description = "The one service to close; all unless told.")
    private @Nullable String service;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, as the calendar shows it.")
    private String reason = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    CloseCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    /** A stretch of the day, in minutes. */
    private record Stretch(int start, int end) {}

    @Override
    public Integer call() throws UpgradeRefusedException {
        Stretch asked = stretch();
        String why = Typed.reason("--reason", reason, NewClosure.LONGEST_REASON);
        try (ClinicDatabase database = desk.connectUpgraded()) {
            Stretch stretch = withOpenings(asked, database.dsl());
            Closed closed = new Closures(database.dsl())
                    .close(new NewClosure(
                            date,
                            stretch.start(),
                            stretch.end(),
                            service == null ? null : SlotsCommand.serviceId(database.dsl(), service),
                            why));
            print(closed, stretch);
            return ExitCode.DONE;
        }
    }

    private Stretch stretch() {
        if (period != null) {
            if (from != null || until != null) {
                throw new BadInputException("Option --period: it stands for --from and --until.");
            }
            return period == Period.MORNING ? new Stretch(0, NOON) : new Stretch(NOON, MIDNIGHT);
        }
        if (from == null && until == null) {
            return new Stretch(0, MIDNIGHT);
        }
        int start = minute("--from", from);
        int end = "24:00".equals(until) ? MIDNIGHT : minute("--until", until);
        if (end <= start) {
            throw new BadInputException("Option --until: " + until + " is not after " + from + ".");
        }
        return new Stretch(start, end);
    }

    /** A period is half of the day, and all of its openings where they reach beyond noon. */
    private Stretch withOpenings(Stretch asked, DSLContext dsl) {
        if (period == null) {
            return asked;
        }
        int start = asked.start();
        int end = asked.end();
        for (Opening opening :
                new DayPlanRepository(dsl).from(date, 1).getFirst().openings()) {
            if (opening.period() == period) {
                start = Math.min(start, opening.start());
                end = Math.max(end, opening.end());
            }
        }
        return new Stretch(start, end);
    }

    private static int minute(String option, @Nullable String time) {
        if (time == null) {
            throw new BadInputException("Option " + option + ": --from and --until go together.");
        }
        return Typed.minute(option, time);
    }

    private void print(Closed closed, Stretch stretch) {
        List<Map<String, Object>> under = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        lines.add("Closed: %d (%s %s–%s)"
                .formatted(closed.id(), date, Output.time(stretch.start()), Output.time(stretch.end())));
        lines.add(
                closed.under().isEmpty()
                        ? "No reservation lies there."
                        : "Reservations there, which stay: " + closed.under().size());
        for (Closed.Under reservation : closed.under()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", reservation.reservationId());
            fields.put("start", Output.time(reservation.start()));
            fields.put("end", Output.time(reservation.end()));
            under.add(fields);
            lines.add("  %s–%s  %s"
                    .formatted(
                            Output.time(reservation.start()),
                            Output.time(reservation.end()),
                            reservation.reservationId()));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("closure", closed.id());
        document.put("date", date.toString());
        document.put("start", Output.time(stretch.start()));
        document.put("end", Output.time(stretch.end()));
        document.put("reservations", under);
        document.put("websiteRows", closed.websiteRows());
        new Output(spec.commandLine().getOut(), json.json).print(document, lines);
    }
}
