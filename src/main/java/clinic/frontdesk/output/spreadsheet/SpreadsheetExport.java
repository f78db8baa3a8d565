package clinic.frontdesk.output.spreadsheet;

import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentFiles;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentHead;
import clinic.frontdesk.output.DocumentKind;
import clinic.frontdesk.output.DocumentReader;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.MonitoredRows;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.DSLContext;

/**
 * Writes reservations of a period or a patient as a workbook: dates, times and numbers as such, everything else as text. All
 * statuses are in it. A last sheet says what it holds. Memory does not grow with the number of reservations.
 */
public final class SpreadsheetExport {

    private final DSLContext dsl;
    private final Messages messages;
    private final int rowsPerSheet;

    /** @param dsl on connections whose statements may last */
    public SpreadsheetExport(DSLContext dsl, Messages messages) {
        this(dsl, messages, Worksheet.MAX_ROWS);
    }

    SpreadsheetExport(DSLContext dsl, Messages messages, int rowsPerSheet) {
        this.dsl = dsl;
        this.messages = messages;
        this.rowsPerSheet = rowsPerSheet;
    }

    /**
     * Writes a workbook.
     *
     * @param replace whether a file of that name is replaced
     * @throws OutputException when the file cannot be written, there is no such patient, or it was stopped
     */
    public WrittenDocument write(DocumentSelection selection, Path file, boolean replace, OutputMonitor monitor) {
        return new DocumentFiles(dsl)
                .write(
                        file,
                        replace,
                        out -> DocumentReader.inSnapshot(dsl, reader -> {
                            try {
                                return write(reader, selection, out, new MonitoredRows(monitor, file));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }));
    }

    private DocumentEntry write(
            DocumentReader reader, DocumentSelection selection, OutputStream out, MonitoredRows monitored)
            throws IOException {
        DocumentHead head = DocumentHead.read(reader, selection, messages);
        Workbook workbook = new Workbook(out, "Front desk", "1.0");
        workbook.properties().setTitle(head.title()).setCompany(head.clinic());
        ReservationSheet sheet = new ReservationSheet(
                workbook, messages, head.zone(), head.clinic() + " · " + head.title(), rowsPerSheet);
        monitored.read(reader, selection, sheet::add);
        sheet.finish();
        about(workbook, head, sheet);
        workbook.finish();
        return new DocumentEntry(
                DocumentKind.RESERVATIONS,
                DocumentFormat.XLSX,
                selection.period(),
                selection.subject(),
                true,
                sheet.rows());
    }

    private void about(Workbook workbook, DocumentHead head, ReservationSheet reservations) throws IOException {
        Worksheet sheet = workbook.newWorksheet(messages.text("output.sheet.about"));
        sheet.width(0, 24);
        sheet.width(1, 60);
        List<List<String>> lines = List.of(
                List.of(messages.text("output.about.clinic"), head.clinic()),
                List.of(messages.text("output.about.period"), head.period()),
                List.of(messages.text("output.about.patient"), head.patient()),
                List.of(messages.text("output.about.made"), head.madeAt()));
        int row = 0;
        for (List<String> line : lines) {
            if (!line.getLast().isEmpty()) {
                sheet.inlineString(row, 0, line.getFirst());
                sheet.inlineString(row, 1, CellText.of(line.getLast(), ""));
                sheet.style(row, 1).format(SheetColumn.TEXT).set();
                row++;
            }
        }
        sheet.inlineString(row, 0, messages.text("output.about.count"));
        sheet.value(row, 1, reservations.rows());
        sheet.style(row, 1).horizontalAlignment("left").set();
        sheet.inlineString(row + 1, 0, messages.text("output.about.cancelled"));
        if (reservations.cut() > 0) {
            sheet.inlineString(row + 2, 0, messages.text("output.about.cut", reservations.cut()));
        }
        sheet.finish();
    }
}
