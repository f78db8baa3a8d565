package clinic.frontdesk.output.spreadsheet;

import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.CallState;
import clinic.frontdesk.calls.DatabaseCalls;
import clinic.frontdesk.calls.PatientCall;
import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentFiles;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentKind;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentReader;
import clinic.frontdesk.output.Letterheads;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.DSLContext;

/**
 * Writes the calling list of a day as a workbook for whoever sends the messages: one row for each patient, with what came of the
 * calls. Date, time and number are such, everything else is text and never a formula.
 */
public final class CallSpreadsheet {

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final List<String> COLUMNS =
            List.of("date", "time", "name", "phone", "service", "answer", "misses", "remark", "called-at", "desk");
    private static final double[] WIDTHS = {11.5, 7, 16, 16, 24, 14, 9, 36, 16, 22};
    private static final List<String> FORMATS =
            List.of("yyyy-mm-dd", "hh:mm", "@", "@", "@", "@", "0", "@", "yyyy-mm-dd hh:mm", "@");

    private final DSLContext dsl;
    private final Messages messages;

    /** @param dsl on connections whose statements may last */
    public CallSpreadsheet(DSLContext dsl, Messages messages) {
        this.dsl = dsl;
        this.messages = messages;
    }

    /**
     * Writes the workbook of a day, and records it.
     *
     * @param replace whether a file of that name is replaced
     * @throws clinic.frontdesk.output.OutputException when the file cannot be written
     */
    public WrittenDocument write(LocalDate day, Path file, boolean replace) {
        return new DocumentFiles(dsl)
                .write(
                        file,
                        replace,
                        out -> DocumentReader.inSnapshot(dsl, reader -> {
                            try {
                                return write(reader, day, out);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }));
    }

    private DocumentEntry write(DocumentReader reader, LocalDate day, OutputStream out) throws IOException {
        List<PatientCall> calls = new DatabaseCalls(reader.dsl(), "").day(day);
        String clinic = new Letterheads(reader.dsl()).read().name();
        String title = messages.text("output.title.calls", messages.text("output.day", day));
        Workbook workbook = new Workbook(out, "Front desk", "1.0");
        workbook.properties().setTitle(title).setCompany(clinic);
        Worksheet sheet = workbook.newWorksheet(messages.text("calls.sheet"));
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(0);
        sheet.freezePane(0, 1);
        // An ampersand begins a code of the page's head.
        sheet.header((clinic.isEmpty() ? title : clinic + " · " + title).replace("&", "&&"), Position.LEFT, 9);
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.width(column, WIDTHS[column]);
            sheet.inlineString(0, column, messages.text("calls.column." + COLUMNS.get(column)));
            sheet.style(0, column).bold().fillColor("EDEFF2").format("@").set();
        }
        long reservations = 0;
        for (int i = 0; i < calls.size(); i++) {
            add(sheet, i + 1, calls.get(i));
            reservations += calls.get(i).reservations().size();
        }
        sheet.setAutoFilter(0, 0, Math.max(calls.size(), 1), COLUMNS.size() - 1);
        sheet.finish();
        workbook.finish();
        return new DocumentEntry(
                DocumentKind.CALLS, DocumentFormat.XLSX, DocumentPeriod.of(day), null, false, reservations);
    }

    private void add(Worksheet sheet, int row, PatientCall call) {
        CallState state = call.state();
        CallAnswer answer = state.answer();
        sheet.value(row, 0, ChronoUnit.DAYS.between(DAY_ZERO, call.first().day()));
        Integer start = call.first().start();
        if (start == null) {
            text(sheet, row, 1, call.time());
        } else {
            sheet.value(row, 1, start / (double) ClockTime.MINUTES_A_DAY);
        }
        text(sheet, row, 2, call.first().patientName());
        text(sheet, row, 3, call.first().phone());
        text(sheet, row, 4, call.services());
        text(sheet, row, 5, answer == null ? "" : messages.text(answer.key()));
        sheet.value(row, 6, state.misses());
        text(sheet, row, 7, state.remark());
        LocalDateTime at = state.at();
        if (at != null) {
            sheet.value(row, 8, ChronoUnit.MINUTES.between(DAY_ZERO.atStartOfDay(), at) / 1440.0);
        }
        text(sheet, row, 9, state.desk());
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.style(row, column).format(FORMATS.get(column)).set();
        }
    }

    /** As a text of the sheet, whatever it begins with. */
    private void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, CellText.of(text, messages.text("output.cut-mark")));
        }
    }
}
