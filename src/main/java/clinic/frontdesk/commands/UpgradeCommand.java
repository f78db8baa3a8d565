package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.Unparsed;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeRefusedException;
import clinic.frontdesk.upgrade.UpgradeReport;
import clinic.frontdesk.upgrade.UpgradeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "upgrade", description = "Upgrades the clinic's database, as opening the desk does.")
final class UpgradeCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    UpgradeCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicDatabase database = desk.connect()) {
            // Asked for by name, it runs again also where it was taken back.
            UpgradeReport report =
                    new Upgrade(database.direct(), UpgradeSettings.STANDARD.askedAgain(), UpgradeListener.NONE).run();
            List<String> lines = new ArrayList<>(List.of(
                    "Found: " + report.shape().text() + ", version " + report.versionBefore() + "; now version "
                            + report.version(),
                    "Services: " + report.services() + ", time slots: " + report.timeSlots(),
                    "Reservations filled: " + report.reservationsFilled(),
                    "Checked: " + report.verification().checked() + ", different: "
                            + report.verification().different()));
            for (Unparsed unparsed : report.unparsed()) {
                lines.add("Time cannot be read (" + unparsed.reason() + "): \"" + unparsed.preferredTime() + "\" of "
                        + unparsed.id());
            }
            new Output(spec.commandLine().getOut(), json.json).print(report, lines);
            return ExitCode.DONE;
        }
    }
}
