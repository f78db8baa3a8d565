package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "confirm", description = "Confirms a reservation, or restores a cancelled one if its place is free.")
final class ConfirmCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--reservation", required = true, paramLabel = "ID", description = "The reservation.")
    private String reservation = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    ConfirmCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            BookingOutcome outcome = clinic.bookings().changeStatus(reservation, Status.CONFIRMED);
            if (outcome instanceof BookingOutcome.Gone) {
                throw new BadInputException("Option --reservation: there is no reservation \"" + reservation + "\".");
            }
            new Output(spec.commandLine().getOut(), json.json)
                    .print(BookingAnswer.document(outcome), BookingAnswer.lines(outcome, "Confirmed"));
            return BookingAnswer.exit(outcome);
        }
    }
}
