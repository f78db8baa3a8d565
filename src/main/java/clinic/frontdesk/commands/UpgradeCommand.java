package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.PlanReader;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradePlan;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "upgrade", description = "Upgrades the clinic's database, as opening the desk does.")
final class UpgradeCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--dry-run", description = "Prints what would be done, and changes nothing.")
    private boolean dryRun;

    @Option(
            names = "--allow-trigger",
            paramLabel = "NAME",
            description = "A trigger of another program that may fire on the rows filled; may be given several times.")
    private List<String> allowedTriggers = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    UpgradeCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        // Asked for by name, it also runs where it was rolled back.
        UpgradeSettings settings = UpgradeSettings.STANDARD.askedAgain().allowing(Set.copyOf(allowedTriggers));
        try (ClinicDatabase database = desk.connect()) {
            Output output = new Output(spec.commandLine().getOut(), json.json);
            if (dryRun) {
                UpgradePlan plan = new PlanReader(database.direct(), settings).read();
                output.print(plan, lines(plan));
                return plan.shape() == Shape.FOREIGN
                        ? ExitCode.NOT_OURS
                        : plan.inTheWay() == null ? ExitCode.DONE : ExitCode.CANNOT_UPGRADE;
            }
            Reported reported = new Reported();
            UpgradeReport report = new Upgrade(database.direct(), settings, reported).run();
            output.print(report, lines(report, reported.file));
            return ExitCode.DONE;
        }
    }

    private static final class Reported implements UpgradeListener {
        @Nullable
        Path file;

        @Override
        public void reported(Path written) {
            file = written;
        }
    }

    private static List<String> lines(UpgradePlan plan) {
        List<String> lines = new ArrayList<>(List.of(
                "Found: " + plan.shape().text() + ", version " + plan.version(),
                plan.due() ? "An upgrade is due; nothing was changed." : "No upgrade is due."));
        plan.differences().forEach(difference -> lines.add("Difference: " + difference));
        plan.adds().forEach(added -> lines.add("Would add: " + added));
        plan.scripts().forEach(script -> lines.add("Would run: " + script));
        lines.add("Reservations: " + plan.reservations() + ", of these to fill: " + plan.toFill());
        lines.add("Would overlap on a day: " + plan.overlapping());
        plan.overlaps().forEach(id -> lines.add("Overlaps an earlier one: " + id));
        plan.unparsed().forEach(unparsed -> lines.add(text(unparsed)));
        plan.findings().forEach(finding -> lines.add("Found here: " + finding));
        plan.extras().forEach(extra -> lines.add("Stays as it is: " + extra));
        if (plan.inTheWay() != null) {
            lines.add("In the way: " + plan.inTheWay());
        }
        return lines;
    }

    private static List<String> lines(UpgradeReport report, @Nullable Path file) {
        List<String> lines = new ArrayList<>(List.of("Found: " + report.shape().text() + ", version "
                + report.versionBefore() + "; now version " + report.version()));
        UpgradeReport.Backup backup = report.backup();
        if (backup != null) {
            lines.add("Backup: " + backup.file() + " (" + backup.way() + "), all " + backup.rows()
                    + " rows read back and compared");
        }
        lines.add("Services: " + report.services() + ", time slots: " + report.timeSlots());
        lines.add("Reservations filled: " + report.reservationsFilled());
        lines.add("Checked: " + report.verification().checked() + ", different: "
                + report.verification().different());
        lines.add("Old values compared: " + report.oldValues().compared() + ", written by others meanwhile: "
                + report.oldValues().byOthers() + ", unexplained: "
                + report.oldValues().unexplained());
        report.skipped()
                .forEach(row -> lines.add("Could not be filled (" + row.reason() + "), kept as it was: " + row.id()));
        report.triggersFired()
                .forEach(trigger -> lines.add("Fired on the rows filled: trigger " + trigger + "; old values of "
                        + report.oldValues().unexplained() + " rows changed"));
        report.appeared().forEach(appeared -> lines.add("New since the last upgrade: " + appeared));
        report.unparsed().forEach(unparsed -> lines.add(text(unparsed)));
        if (report.capacity() != null) {
            lines.add(Output.line(report.capacity()));
        }
        if (file != null) {
            lines.add("Report: " + file);
        }
        return lines;
    }

    private static String text(Unparsed unparsed) {
        return "Time cannot be read (" + unparsed.reason() + "): \"" + unparsed.preferredTime() + "\" of "
                + unparsed.id();
    }
}
