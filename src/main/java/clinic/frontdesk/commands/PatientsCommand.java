package clinic.frontdesk.commands;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "patients",
        description = "Finds patients by parts of the name, initial consonants, digits of the phone, or a birth date.")
final class PatientsCommand implements Callable<Integer> {

    private static final int MOST = 1000;

    private final FrontDeskCommand desk;

    @Parameters(paramLabel = "QUERY", description = "What to find, as ㄱㅊㅅ.77 or \"kim 7730\" or 1991-04-12.")
    private String query = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most, 1 to 1000; default ${DEFAULT-VALUE}.")
    private int count;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    PatientsCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        Typed.number("--count", count, 1, MOST);
        try (ClinicFeatures clinic = desk.open()) {
            List<PatientSummary> found = clinic.patients().find(query, count);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            found.stream().map(PatientsCommand::document).toList(),
                            found.isEmpty()
                                    ? List.of("No patient is found.")
                                    : found.stream().map(PatientsCommand::line).toList());
            return ExitCode.DONE;
        }
    }

    static Map<String, Object> document(PatientSummary patient) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("patient", patient.id());
        document.put("name", patient.name());
        document.put("phone", patient.phone());
        document.put("birth", patient.birth() == null ? null : patient.birth().toString());
        document.put("gender", patient.gender().label());
        document.put("visits", patient.visits());
        document.put("noShows", patient.noShows());
        document.put(
                "lastVisit",
                patient.lastVisit() == null ? null : patient.lastVisit().toString());
        document.put("next", patient.next() == null ? null : patient.next().toString());
        document.put("nextReservation", patient.nextReservation());
        document.put("tag", patient.tag() == null ? null : patient.tag().name());
        document.put("note", patient.alert());
        return document;
    }

    private static String line(PatientSummary patient) {
        StringJoiner line = new StringJoiner("  ");
        line.add(Long.toString(patient.id()));
        line.add(patient.name());
        line.add(patient.phone());
        if (patient.birth() != null) {
            line.add(patient.birth().toString());
        }
        line.add(patient.visits() + " visits");
        if (patient.noShows() > 0) {
            line.add(patient.noShows() + " no-shows");
        }
        if (patient.next() != null) {
            line.add("next " + patient.next().toLocalDate() + " "
                    + patient.next().toLocalTime() + " " + patient.nextService());
        } else if (patient.lastVisit() != null) {
            line.add("last " + patient.lastVisit());
        }
        if (patient.tag() != null) {
            line.add(patient.tag().sign() + " " + patient.tag().name());
        }
        if (!patient.alert().isEmpty()) {
            line.add("! " + patient.alert().replace('\n', ' '));
        }
        return line.toString();
    }
}
