package clinic.frontdesk.commands;

import clinic.frontdesk.backup.BackupException;
import clinic.frontdesk.backup.BackupListener;
import clinic.frontdesk.backup.Backups;
import clinic.frontdesk.backup.ProvenBackup;
import clinic.frontdesk.backup.TableProof;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description = "Backs up the tables that an upgrade changes into one file, and verifies it by reading it back.")
final class BackupCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path file = Path.of("");

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    BackupCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws BackupException, UpgradeRefusedException {
        long began = System.nanoTime();
        try (ClinicDatabase database = desk.connect()) {
            Path folder = file.toAbsolutePath().getParent();
            ProvenBackup backup =
                    new Backups(database.direct(), folder == null ? file : folder).make(file, BackupListener.NONE);
            long milliseconds = (System.nanoTime() - began) / 1_000_000;
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("file", backup.file().toString());
            document.put("way", backup.way().name());
            document.put("tool", backup.tool());
            document.put("sha256", backup.sha256());
            document.put("at", backup.at().toString());
            document.put("tables", backup.tables());
            document.put("leftOut", backup.leftOut());
            document.put("milliseconds", milliseconds);
            List<String> lines = new ArrayList<>(List.of(
                    "Backed up and proven: " + backup.file(),
                    "Made by: " + backup.tool(),
                    "SHA-256: " + backup.sha256()));
            backup.tables().forEach(table -> lines.add(line(table)));
            backup.leftOut().forEach(phrase -> lines.add("Left out: " + phrase));
            lines.add("Time: " + milliseconds + " ms");
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return ExitCode.DONE;
        }
    }

    static String line(TableProof table) {
        return "Table " + table.table() + ": " + table.rows() + " rows, hash " + table.hash();
    }
}
