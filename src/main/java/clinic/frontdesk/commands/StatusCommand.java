package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.StatusReader;
import clinic.frontdesk.upgrade.UpgradeStatus;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Prints the state of the clinic's database, and changes nothing.")
final class StatusCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    StatusCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicDatabase database = desk.connect()) {
            UpgradeStatus status = new StatusReader(database.direct()).read();
            List<String> lines = new ArrayList<>(List.of(
                    "Shape: " + status.shape().text() + ", version " + status.version()
                            + (status.pending() ? ", an upgrade is due" : ""),
                    "Services: " + status.services() + ", time slots: " + status.timeSlots(),
                    "Reservations: " + status.reservations() + ", filled by the desk: " + status.reservationsFilled(),
                    "Need attention: " + status.flagged() + ", of these with a time that cannot be read: "
                            + status.unparsed().size()));
            if (status.capacity() != null) {
                lines.add(Output.line(status.capacity()));
            }
            status.unreadableClosures().forEach(closure -> lines.add(Output.line(closure)));
            status.differences().forEach(difference -> lines.add("Difference: " + difference));
            new Output(spec.commandLine().getOut(), json.json).print(status, lines);
            return status.shape() == Shape.FOREIGN ? ExitCode.NOT_OURS : ExitCode.DONE;
        }
    }
}
