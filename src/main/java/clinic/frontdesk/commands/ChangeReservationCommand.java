package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.ReservationSnapshot;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "change-reservation",
        description = "Changes the minutes of treatment or the service of one reservation; the place is asked again.")
final class ChangeReservationCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--reservation", required = true, paramLabel = "ID", description = "The reservation.")
    private String reservation = "";

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "Minutes of treatment, " + DeskBookings.SHORTEST + " to " + DeskBookings.LONGEST
                    + " in steps of " + DeskBookings.SHORTEST + "; of this reservation only.")
    private @Nullable Integer minutes;

    @Option(names = "--service", paramLabel = "CODE", description = "The service, with its minutes on that day.")
    private @Nullable String service;

    @Option(
            names = "--squeeze-in",
            paramLabel = "REASON",
            description = "Changes it beyond capacity, outside opening hours, over a closure or a limit; flagged"
                    + " permanently.")
    private @Nullable String squeezeIn;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    ChangeReservationCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        if (!Typed.oneOf(minutes, service)) {
            throw new BadInputException("Give either --minutes or --service.");
        }
        if (minutes != null) {
            Typed.number("--minutes", minutes, DeskBookings.SHORTEST, DeskBookings.LONGEST);
            if (minutes % DeskBookings.SHORTEST != 0) {
                throw new BadInputException(
                        "Option --minutes: " + minutes + " is not a multiple of " + DeskBookings.SHORTEST + ".");
            }
        }
        String reason = squeezeIn == null ? null : Typed.reason("--squeeze-in", squeezeIn, DeskBookings.LONGEST_REASON);
        try (ClinicFeatures clinic = desk.open()) {
            DeskBookings bookings = clinic.bookings(reason);
            String serviceId = service == null ? null : clinic.serviceId("--service", service);
            ReservationSnapshot seen = bookings.snapshot(reservation)
                    .orElseThrow(() -> new BadInputException(
                            "Option --reservation: there is no reservation \"" + reservation + "\"."));
            BookingOutcome outcome = change(bookings, seen, serviceId);
            if (outcome instanceof BookingOutcome.Gone) {
                throw new BadInputException(
                        "Option --reservation: another client has changed it at this moment; run it again.");
            }
            new Output(spec.commandLine().getOut(), json.json)
                    .print(BookingAnswer.document(outcome), BookingAnswer.lines(outcome, "Changed"));
            return BookingAnswer.exit(outcome);
        }
    }

    private BookingOutcome change(DeskBookings bookings, ReservationSnapshot seen, @Nullable String serviceId) {
        if (serviceId != null) {
            return bookings.changeService(seen, serviceId);
        }
        return bookings.resize(seen, minutes == null ? seen.treatment().duration() : minutes);
    }
}
