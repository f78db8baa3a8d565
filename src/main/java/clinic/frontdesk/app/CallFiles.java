package clinic.frontdesk.app;

import clinic.frontdesk.calls.ui.CallDocuments;
import clinic.frontdesk.closure.ui.ClosureActs.AffectedPaper;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.UserFolders;
import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentKind;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputProblem;
import clinic.frontdesk.output.paper.PaperRequest.AffectedCallsPaper;
import clinic.frontdesk.output.paper.PaperRequest.CallsPaper;
import clinic.frontdesk.output.paper.Papers;
import clinic.frontdesk.output.spreadsheet.CallSpreadsheet;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.DesktopServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The calling list as files in the desk's data folder, each day's in place of its earlier one. */
final class CallFiles implements CallDocuments, AffectedPaper {

    private final ClinicDatabase database;
    private final Supplier<Locale> language;
    private final Supplier<DesktopServices> desktop;
    private final Path folder;

    /**
     * @param language of the documents
     * @param desktop opens them
     */
    CallFiles(ClinicDatabase database, Supplier<Locale> language, Supplier<DesktopServices> desktop) {
        this.database = database;
        this.language = language;
        this.desktop = desktop;
        this.folder = UserFolders.data().resolve("documents");
    }

    @Override
    public MadeFile paper(LocalDate day) {
        return make(day, DocumentFormat.PDF, file -> {
            Papers papers = new Papers(database.longReads());
            return papers.save(papers.render(new CallsPaper(day), messages()), file, /* replace= */ true)
                    .file();
        });
    }

    @Override
    public MadeFile spreadsheet(LocalDate day) {
        return make(
                day,
                DocumentFormat.XLSX,
                file -> new CallSpreadsheet(database.longReads(), messages())
                        .write(day, file, /* replace= */ true)
                        .file());
    }

    @Override
    public Text make(LocalDate first, LocalDate last, List<String> reservationIds) {
        DocumentPeriod days = new DocumentPeriod(first, last);
        MadeFile made = make(days, DocumentFormat.PDF, file -> {
            Papers papers = new Papers(database.longReads());
            return papers.save(
                            papers.render(new AffectedCallsPaper(days, reservationIds), messages()),
                            // Beside the list of the whole day.
                            file.resolveSibling("closed-" + file.getFileName()),
                            /* replace= */ true)
                    .file();
        });
        Path file = made.file();
        return file == null
                ? made.problem()
                : Text.of(show(file) ? "closures.paper" : "closures.paper-file", file.toString());
    }

    private MadeFile make(LocalDate day, DocumentFormat format, Function<Path, Path> writer) {
        return make(DocumentPeriod.of(day), format, writer);
    }

    private MadeFile make(DocumentPeriod days, DocumentFormat format, Function<Path, Path> writer) {
        DocumentEntry entry = new DocumentEntry(DocumentKind.CALLS, format, days, null, false, 0);
        try {
            Files.createDirectories(folder);
            return new MadeFile(writer.apply(folder.resolve(entry.fileName())), Text.NONE);
        } catch (OutputException e) {
            return new MadeFile(null, e.text());
        } catch (IOException e) {
            return new MadeFile(null, Text.of(OutputProblem.NO_FOLDER.key(), folder.toString()));
        }
    }

    private Messages messages() {
        return Messages.of(language.get());
    }

    @Override
    public boolean show(Path file) {
        return desktop.get().show(file);
    }
}
