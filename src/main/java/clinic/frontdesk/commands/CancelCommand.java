package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "cancel", description = "Cancels a reservation and frees its place; the record is kept.")
final class CancelCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--reservation", required = true, paramLabel = "ID", description = "The reservation.")
    private String reservation = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    CancelCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            DeskBookings bookings = clinic.bookings();
            if (!(bookings.changeStatus(reservation, Status.CANCELLED) instanceof BookingOutcome.Accepted)) {
                throw new BadInputException("Option --reservation: there is no reservation \"" + reservation + "\".");
            }
            List<String> together = bookings.together(reservation);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("cancelled", reservation);
            document.put("stillBooked", together);
            List<String> lines = new ArrayList<>();
            lines.add("Cancelled: " + reservation);
            if (!together.isEmpty()) {
                lines.add("Of the same visit or course, and still booked: " + String.join(", ", together));
            }
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return ExitCode.DONE;
        }
    }
}
