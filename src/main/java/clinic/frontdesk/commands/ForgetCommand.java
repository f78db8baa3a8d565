package clinic.frontdesk.commands;

import clinic.frontdesk.patient.Forgetting.Forgotten;
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
        name = "forget",
        description = "Removes everything that the desk keeps of a patient, and says what it cannot remove.")
final class ForgetCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--patient", required = true, paramLabel = "ID", description = "The patient, as patients lists it.")
    private long patient;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    ForgetCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            Forgotten forgotten = clinic.forgetting()
                    .forget(clinic.patient(patient).id())
                    .orElseThrow(() -> ClinicFeatures.noPatient("--patient", patient));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("forgotten", patient);
            document.put("rows", forgotten.rows());
            document.put("tags", forgotten.tags());
            document.put("notes", forgotten.notes());
            document.put("texts", forgotten.reasons());
            document.put("entries", forgotten.entries());
            document.put("reservationsLeft", forgotten.reservations());
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            document,
                            List.of(
                                    "Forgotten: " + forgotten.rows() + " entries of the index, " + forgotten.tags()
                                            + " tags, " + forgotten.notes() + " notes, " + forgotten.reasons()
                                            + " reasons and other texts, " + forgotten.entries()
                                            + " entries of the waiting list, the calls and the tray",
                                    "Left, as the website's: " + forgotten.reservations()
                                            + " reservations with name, phone and birth date; the desk no longer shows"
                                            + " them as a patient's",
                                    "Left, as they are files: backups in the desks' data folders, the last three of"
                                            + " each; delete those made before today"));
            return ExitCode.DONE;
        }
    }
}
