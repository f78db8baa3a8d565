package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.sample.Clinics;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sample",
        description = "Checks the sample clinic, or the one of --clinic, and makes it where there is none.")
final class SampleCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--renew", description = "Deletes the sample clinic with all its bookings, and makes it anew.")
    private boolean renew;

    @Spec
    private CommandSpec spec;

    SampleCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        ClinicAddress address = desk.sampleAddress();
        if (!Clinics.isSample(address)) {
            throw new BadInputException("Option --clinic: " + address.text() + " does not hold a sample clinic.");
        }
        ClinicDatabase database = renew ? Clinics.renewSample(address) : Clinics.open(address);
        database.close();
        new Output(spec.commandLine().getOut(), json.json)
                .print(
                        Map.of("renewed", renew),
                        List.of(renew ? "The sample clinic was made anew." : "The sample clinic is up to date."));
        return ExitCode.DONE;
    }
}
