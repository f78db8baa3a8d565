package clinic.frontdesk.commands;

import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
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

@Command(
        name = "export",
        description =
                "Writes the reservations of a period or of a patient to a spreadsheet or a calendar file. Each file is"
                        + " recorded.")
final class ExportCommand implements Callable<Integer> {

    private static final int ROWS_PER_LINE = 10_000;

    private final FrontDeskCommand desk;

    /** The formats. */
    private enum FileFormat {
        XLSX,
        ICS
    }

    @Option(
            names = "--format",
            required = true,
            paramLabel = "xlsx|ics",
            description = "A spreadsheet, or an iCalendar file.")
    private FileFormat format = FileFormat.XLSX;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, as 2026-11-30.")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day.")
    private @Nullable LocalDate until;

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = "Only of this patient of the index; without days, of every day.")
    private @Nullable Long patient;

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Mixin
    private final DocumentOptions document = new DocumentOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    ExportCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        DocumentSelection selection = selection();
        try (ClinicFeatures clinic = desk.open()) {
            if (patient != null) {
                // Brings the index up to date, too.
                clinic.patient(patient);
            }
            WrittenDocument written = format == FileFormat.XLSX
                    ? clinic.spreadsheetExport(document.messages())
                            .write(selection, file, document.replace(), monitor())
                    : clinic.calendarExport(document.messages()).write(selection, file, document.replace(), monitor());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", written.file().toString());
            fields.putAll(DocumentOptions.document(written.entry(), written.number()));
            fields.put("made", written.madeAt().toString());
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            fields,
                            List.of(
                                    "Written: " + written.file(),
                                    "Reservations: " + written.entry().reservations() + ", recorded as "
                                            + written.number()));
            return ExitCode.DONE;
        }
    }

    /** Long exports tell on standard error how far they are. */
    private OutputMonitor monitor() {
        PrintWriter err = spec.commandLine().getErr();
        return OutputMonitor.of(() -> false, (done, total) -> {
            if (!json.json && done > 0 && done < total && done % ROWS_PER_LINE == 0) {
                err.println(done + " of " + total);
            }
        });
    }

    private DocumentSelection selection() {
        if ((from == null) != (until == null)) {
            throw new BadInputException(
                    "Option " + (from == null ? "--from" : "--until") + ": a period has a first and a last day.");
        }
        if (from == null || until == null) {
            if (patient == null) {
                throw new BadInputException("Option --from: name the first day, as 2026-11-30.");
            }
            return new DocumentSelection(null, patient);
        }
        if (until.isBefore(from)) {
            throw new BadInputException("Option --until: it is before the first day.");
        }
        return new DocumentSelection(new DocumentPeriod(from, until), patient);
    }
}
