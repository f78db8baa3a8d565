package clinic.frontdesk.commands;

import clinic.frontdesk.patient.PatientRecords;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.patient.TagStyle;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "tag",
        description = "Gives a patient a tag, or takes it away. A tag that the clinic does not have yet is made.")
final class TagCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--patient", required = true, paramLabel = "ID", description = "The patient, as patients lists it.")
    private long patient;

    @Option(names = "--tag", required = true, paramLabel = "NAME", description = "The tag, 1 to 20 characters.")
    private String tag = "";

    @Option(
            names = "--color",
            paramLabel = "COLOR",
            defaultValue = "teal",
            description = "The colour of a new tag: gold, rose, violet, blue, teal or grey; default ${DEFAULT-VALUE}.")
    private String color = "";

    @Option(
            names = "--sign",
            paramLabel = "SIGN",
            defaultValue = "●",
            description = "The sign of a new tag, one character; default ${DEFAULT-VALUE}.")
    private String sign = "";

    @Option(names = "--remove", description = "Take the tag away.")
    private boolean remove;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    TagCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        String name = tag.strip();
        if (name.isEmpty() || name.length() > TagStyle.LONGEST_NAME) {
            throw new BadInputException("Option --tag: a tag has 1 to " + TagStyle.LONGEST_NAME + " characters.");
        }
        TagStyle style = TagStyle.of(color, sign)
                .orElseThrow(() -> new BadInputException("Options --color and --sign: a colour is one of "
                        + String.join(", ", TagStyle.COLORS) + ", and a sign is one character."));
        try (ClinicFeatures clinic = desk.open()) {
            long person = clinic.patient(patient).id();
            PatientRecords records = clinic.patientRecords();
            Optional<PatientTag> known = records.tags().stream()
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .findFirst();
            boolean changed = remove
                    ? known.isPresent() && records.untag(person, known.get().id())
                    : records.tag(
                            person,
                            known.orElseGet(() -> records.makeTag(name, style)).id());
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("patient", person);
            document.put("tag", name);
            document.put("tagged", !remove);
            document.put("changed", changed);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            document,
                            List.of((remove ? "Has the tag no longer: " : "Has the tag: ") + person + "  " + name
                                    + (changed ? "" : "  (as before)")));
            return ExitCode.DONE;
        }
    }
}
