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

@Command(
        name = "unmerge",
        description = "Takes a merge of patients back: each has the reservations, tags and notes again that it had.")
final class UnmergeCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--patient", required = true, paramLabel = "ID", description = "The patient that was merged.")
    private long patient;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    UnmergeCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            clinic.patient(patient);
            long into = clinic.patientRecords()
                    .unmerge(patient)
                    .orElseThrow(() -> new BadInputException("Option --patient: " + patient + " is not merged."));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("patient", patient);
            document.put("wasMergedInto", into);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(document, List.of("Taken back: " + patient + " and " + into + " are two patients again"));
            return ExitCode.DONE;
        }
    }
}
