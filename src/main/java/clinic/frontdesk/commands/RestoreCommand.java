package clinic.frontdesk.commands;

import clinic.frontdesk.backup.BackupException;
import clinic.frontdesk.backup.Backups;
import clinic.frontdesk.backup.RestoreResult;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicAddressException;
import clinic.frontdesk.database.ClinicDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "restore", description = "Restores a backup into an empty database: whole and checked, or not at all.")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file that \"frontdesk backup\" or an upgrade wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--into",
            required = true,
            paramLabel = "URL",
            description = "The empty database: jdbc:postgresql://host/database or embedded:FOLDER.")
    private String into = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    RestoreCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws BackupException {
        long began = System.nanoTime();
        try (ClinicDatabase database = ClinicDatabase.open(address())) {
            RestoreResult restored = Backups.restore(file, database.direct());
            long milliseconds = (System.nanoTime() - began) / 1_000_000;
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("file", restored.file().toString());
            document.put("way", restored.way().name());
            document.put("tool", restored.tool());
            document.put("at", restored.at().toString());
            document.put("tables", restored.tables());
            document.put("leftOut", restored.leftOut());
            document.put("missingRoles", restored.missingRoles());
            document.put("refusedRoles", restored.refusedRoles());
            document.put("milliseconds", milliseconds);
            List<String> lines = new ArrayList<>(
                    List.of("Restored and checked: the backup of " + restored.at() + ", made by " + restored.tool()));
            restored.tables().forEach(table -> lines.add(BackupCommand.line(table)));
            restored.leftOut().forEach(phrase -> lines.add("Left out: " + phrase));
            restored.missingRoles()
                    .forEach(role ->
                            lines.add("Role " + role + " does not exist there; what it owned is this login's."));
            restored.refusedRoles()
                    .forEach(role -> lines.add(
                            "Role " + role + " did not get all its privileges: this login may not grant them."));
            lines.add("Time: " + milliseconds + " ms");
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return ExitCode.DONE;
        }
    }

    private ClinicAddress address() {
        try {
            ClinicAddress address = ClinicAddress.parse(into);
            if (address instanceof ClinicAddress.Embedded embedded && embedded.sample()) {
                throw new BadInputException(
                        "Option --into: the sample clinic is never empty; name a folder behind" + " \"embedded:\".");
            }
            return address;
        } catch (ClinicAddressException e) {
            throw new BadInputException("Option --into: " + e.getMessage());
        }
    }
}
