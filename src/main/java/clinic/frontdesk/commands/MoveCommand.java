package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "move", description = "Moves a reservation, or lists the nearest free starts.")
final class MoveCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--reservation", required = true, paramLabel = "ID", description = "The reservation.")
    private String reservation = "";

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The day, as 2026-11-30.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--time", required = true, paramLabel = "HH:mm", description = "The start, to the minute.")
    private String time = "";

    @Option(
            names = "--squeeze-in",
            paramLabel = "REASON",
            description =
                    "Moves it beyond capacity, outside opening hours, over a closure or a limit; flagged permanently.")
    private @Nullable String squeezeIn;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    MoveCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        int start = Typed.minute("--time", time);
        String reason = squeezeIn == null ? null : Typed.reason("--squeeze-in", squeezeIn, DeskBookings.LONGEST_REASON);
        try (ClinicFeatures clinic = desk.open()) {
            DeskBookings bookings = clinic.bookings(reason);
            bookings.details(reservation)
                    .map(ReservationDetails::status)
                    .filter(status -> !status.holdsPlace())
                    .ifPresent(status -> {
                        throw new BadInputException("Option --reservation: it is "
                                + status.label().toLowerCase(Locale.ROOT).replace('_', '-')
                                + " and holds no place; confirm brings it back.");
                    });
            BookingOutcome outcome = bookings.move(reservation, date, start);
            if (outcome instanceof BookingOutcome.Gone) {
                throw new BadInputException("Option --reservation: there is no reservation \"" + reservation + "\".");
            }
            new Output(spec.commandLine().getOut(), json.json)
                    .print(BookingAnswer.document(outcome), BookingAnswer.lines(outcome, "Moved"));
            return BookingAnswer.exit(outcome);
        }
    }
}
