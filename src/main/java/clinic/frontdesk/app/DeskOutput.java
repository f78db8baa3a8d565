package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.output.calendar.CalendarExport;
import clinic.frontdesk.output.paper.PagePicture;
import clinic.frontdesk.output.paper.PaperPrinter;
import clinic.frontdesk.output.paper.PaperRequest;
import clinic.frontdesk.output.paper.Papers;
import clinic.frontdesk.output.paper.RenderedPaper;
import clinic.frontdesk.output.spreadsheet.SpreadsheetExport;
import clinic.frontdesk.output.ui.ExportOutput;
import clinic.frontdesk.output.ui.PaperOutput;
import clinic.frontdesk.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Documents in the language of the window, saved as files or sent to this machine's printers. */
final class DeskOutput implements PaperOutput, ExportOutput {

    /** Twice the width of the panel, for screens with small pixels. */
    private static final int PREVIEW_WIDTH = 500;

    private final ClinicDatabase database;
    private final Supplier<Locale> language;

    /** @param language of the documents */
    DeskOutput(ClinicDatabase database, Supplier<Locale> language) {
        this.database = database;
        this.language = language;
    }

    @Override
    public PaperPreview prepare(PaperRequest request) {
        RenderedPaper paper = papers().render(request, messages());
        return new PaperPreview(paper, PagePicture.ofFirstPage(paper, PREVIEW_WIDTH));
    }

    @Override
    public WrittenDocument save(RenderedPaper paper, Path file) {
        return papers().save(paper, file, /* replace= */ true);
    }

    @Override
    public long print(RenderedPaper paper, @Nullable String printer) {
        return papers().print(paper, printer);
    }

    @Override
    public List<String> printers() {
        return new PaperPrinter().printers();
    }

    @Override
    public WrittenDocument write(DocumentFormat format, DocumentSelection selection, Path file, OutputMonitor monitor) {
        return format == DocumentFormat.XLSX
                ? new SpreadsheetExport(database.longReads(), messages())
                        .write(selection, file, /* replace= */ true, monitor)
                : new CalendarExport(database.longReads(), messages())
                        .write(selection, file, /* replace= */ true, monitor);
    }

    private Papers papers() {
        return new Papers(database.longReads());
    }

    private Messages messages() {
        return Messages.of(language.get());
    }
}
