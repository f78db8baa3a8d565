package clinic.frontdesk.commands;

import clinic.frontdesk.output.Letterhead;
import clinic.frontdesk.output.Letterheads;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "letterhead",
        description =
                "Prints the clinic's name, phone and address as documents show them; the options change them first.")
final class LetterheadCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--name", paramLabel = "NAME", description = "The clinic's name.")
    private @Nullable String name;

    @Option(names = "--phone", paramLabel = "PHONE", description = "The phone number that patients call.")
    private @Nullable String phone;

    @Option(names = "--address", paramLabel = "TEXT", description = "The address, in one line.")
    private @Nullable String address;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    LetterheadCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        String newName = checked("--name", name, Letterhead.LONGEST_NAME);
        String newPhone = checked("--phone", phone, Letterhead.LONGEST_PHONE);
        String newAddress = checked("--address", address, Letterhead.LONGEST_ADDRESS);
        try (ClinicFeatures clinic = desk.open()) {
            Letterheads letterheads = clinic.letterheads();
            Letterhead letterhead = letterheads.read();
            if (newName != null || newPhone != null || newAddress != null) {
                letterhead = new Letterhead(
                        newName == null ? letterhead.name() : newName,
                        newPhone == null ? letterhead.phone() : newPhone,
                        newAddress == null ? letterhead.address() : newAddress);
                if (letterhead.name().isEmpty()) {
                    throw new BadInputException("Option --name: a letterhead has the clinic's name.");
                }
                letterheads.save(letterhead);
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", letterhead.name());
            fields.put("phone", letterhead.phone());
            fields.put("address", letterhead.address());
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            fields,
                            letterhead.name().isEmpty()
                                    ? List.of("No letterhead was entered; documents show the program's own name.")
                                    : List.of(
                                            "Name: " + letterhead.name(),
                                            "Phone: " + letterhead.phone(),
                                            "Address: " + letterhead.address()));
            return ExitCode.DONE;
        }
    }

    private static @Nullable String checked(String option, @Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String line = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException("Option " + option + ": that is one line of at most " + longest + " letters.");
        }
        return line;
    }
}
