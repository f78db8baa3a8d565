package clinic.frontdesk.commands;

import clinic.frontdesk.patient.PatientRecords;
import clinic.frontdesk.patient.PatientSummary;
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

@Command(name = "note", description = "Writes the note of a patient that must be seen at every booking, as an allergy.")
final class NoteCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--patient", required = true, paramLabel = "ID", description = "The patient, as patients lists it.")
    private long patient;

    @Option(
            names = "--text",
            required = true,
            paramLabel = "TEXT",
            description = "The note, in place of the one that stands; at most 500 characters, empty for none.")
    private String text = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    NoteCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        String note = text.strip();
        if (note.length() > PatientRecords.LONGEST_ALERT) {
            throw new BadInputException("Option --text: a note has at most " + PatientRecords.LONGEST_ALERT
                    + " characters; this has " + note.length() + ".");
        }
        try (ClinicFeatures clinic = desk.open()) {
            PatientSummary before = clinic.patient(patient);
            if (!clinic.patientRecords().setAlert(before.id(), before.alert(), note)) {
                throw new BadInputException("Option --patient: the note was changed by another desk; try again.");
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("patient", before.id());
            document.put("note", note);
            document.put("before", before.alert());
            new Output(spec.commandLine().getOut(), json.json)
                    .print(document, List.of((note.isEmpty() ? "No note: " : "Note: ") + before.id() + "  " + note));
            return ExitCode.DONE;
        }
    }
}
