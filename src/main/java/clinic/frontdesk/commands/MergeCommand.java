package clinic.frontdesk.commands;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "merge", description = "Makes two patients one. The command unmerge takes it back.")
final class MergeCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--patient", required = true, paramLabel = "ID", description = "The patient whose name is shown.")
    private long patient;

    @Option(names = "--duplicate", required = true, paramLabel = "ID", description = "The same person once more.")
    private long duplicate;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    MergeCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            long kept = clinic.patient(patient).id();
            long merged = clinic.patient("--duplicate", duplicate).id();
            if (!clinic.patientRecords().merge(kept, merged)) {
                throw new BadInputException("Option --duplicate: " + duplicate + " is the same patient already.");
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("patient", kept);
            document.put("merged", merged);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(document, List.of("Merged: " + merged + " is " + kept + " now"));
            return ExitCode.DONE;
        }
    }
}
