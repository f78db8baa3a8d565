package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "book", description = "Books a patient, or lists the nearest free starts.")
final class BookCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The service's code.")
    private String service = "";

    @Option(
            names = "--then",
            paramLabel = "CODE",
            description = "A service right after it, in the same visit; all or none are booked. May be repeated.")
    private List<String> then = new ArrayList<>();

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The day, as 2026-11-30.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--time", required = true, paramLabel = "HH:mm", description = "The start, to the minute.")
    private String time = "";

    @Option(
            names = "--squeeze-in",
            paramLabel = "REASON",
            description =
                    "Books beyond capacity, outside opening hours, over a closure or a limit; flagged permanently.")
    private @Nullable String squeezeIn;

    @Mixin
    private final PatientOptions patient = new PatientOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    BookCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        int start = Typed.minute("--time", time);
        patient.check();
        String reason = squeezeIn == null ? null : Typed.reason("--squeeze-in", squeezeIn, DeskBookings.LONGEST_REASON);
        try (ClinicFeatures clinic = desk.open()) {
            DeskBookings bookings = clinic.bookings(reason);
            List<NewReservation> parts = parts(clinic, start);
            BookingOutcome outcome = bookings.bookVisit(UUID.randomUUID().toString(), parts);
            if (outcome instanceof BookingOutcome.Gone) {
                throw new BadInputException("Option --service: the service was deleted just now.");
            }
            Map<String, Object> document = new LinkedHashMap<>(BookingAnswer.document(outcome));
            List<String> lines = new ArrayList<>(BookingAnswer.lines(outcome, "Booked"));
            if (reason != null && outcome instanceof BookingOutcome.Accepted) {
                boolean flagged = parts.stream()
                        .anyMatch(part -> bookings.details(part.id())
                                .filter(details -> details.flags().contains(Flag.SQUEEZE_IN))
                                .isPresent());
                document.put("squeezedIn", flagged);
                lines.add(flagged ? "Squeezed in, and marked for good." : "It fits, so it is not marked.");
            }
            if (parts.size() > 1 && outcome instanceof BookingOutcome.Accepted) {
                document.put(
                        "parts",
                        parts.stream()
                                .map(part -> Map.of("id", part.id(), "start", Output.time(part.start())))
                                .toList());
                parts.forEach(part -> lines.add("  " + Output.time(part.start()) + "  " + part.id()));
            }
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return BookingAnswer.exit(outcome);
        }
    }

    private List<NewReservation> parts(ClinicFeatures clinic, int start) {
        NewReservation first =
                patient.reservation(UUID.randomUUID().toString(), clinic.serviceId("--service", service), date, start);
        List<String> following =
                then.stream().map(code -> clinic.serviceId("--then", code)).toList();
        return clinic.visits()
                .parts(first, following)
                .orElseThrow(
                        () -> new BadInputException("Option --then: a service of the visit is not offered any more."));
    }
}
