package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "copy",
        description = "Books another reservation of the same patient and service, or lists the nearest free starts.")
final class CopyCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--reservation", required = true, paramLabel = "ID", description = "The reservation to copy.")
    private String reservation = "";

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The day, as 2026-11-30.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--time", required = true, paramLabel = "HH:mm", description = "The start, to the minute.")
    private String time = "";

    @Option(
            names = "--squeeze-in",
            paramLabel = "REASON",
            description =
                    "Books it beyond capacity, outside opening hours, over a closure or a limit; flagged permanently.")
    private @Nullable String squeezeIn;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    CopyCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        int start = Typed.minute("--time", time);
        String reason = squeezeIn == null ? null : Typed.reason("--squeeze-in", squeezeIn, DeskBookings.LONGEST_REASON);
        try (ClinicFeatures clinic = desk.open()) {
            BookingOutcome outcome =
                    clinic.bookings(reason).copy(reservation, UUID.randomUUID().toString(), date, start);
            if (outcome instanceof BookingOutcome.Gone) {
                throw new BadInputException("Option --reservation: there is no reservation \"" + reservation
                        + "\" whose service is set up.");
            }
            new Output(spec.commandLine().getOut(), json.json)
                    .print(BookingAnswer.document(outcome), BookingAnswer.lines(outcome, "Booked"));
            return BookingAnswer.exit(outcome);
        }
    }
}
