package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentRow;
import clinic.frontdesk.schedule.Period;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfPTable;

/** The day's sheet by time: one line per reservation, morning and afternoon apart. */
final class DaySheet implements PaperWriter.PaperBody {

    /** Sizes of type in points, the smallest still legible at arm's length. */
    static final float[] SIZES = {10, 9.5f, 9, 8.5f, 8};

    private static final int NAME_LINES = 2;

    /** Of 539 points: time, name, birth date and gender, phone, service, marks. */
    private static final float[] PLAIN = {68, 104, 82, 90, 117, 78};

    /** The same, and memos. */
    private static final float[] WITH_MEMOS = {66, 72, 63, 80, 74, 56, 128};

    private final List<DocumentRow> rows;
    private final PaperWords words;
    private final boolean memos;

    /** @param rows of one day, by start, those without a readable time last */
    DaySheet(List<DocumentRow> rows, PaperWords words, boolean memos) {
        this.rows = List.copyOf(rows);
        this.words = words;
        this.memos = memos;
    }

    @Override
    public void addTo(Document document, PaperStyle style) {
        float[] widths = memos ? WITH_MEMOS : PLAIN;
        PdfPTable table = PaperStyle.table(widths, 1);
        String[] heads = {"time", "name", "birth", "phone", "service", "marks", "memos"};
        for (int column = 0; column < widths.length; column++) {
            table.addCell(style.head(words.text("output.column." + heads[column]), widths[column]));
        }
        String band = "";
        for (DocumentRow row : rows) {
            String next = bandOf(row);
            if (!next.equals(band)) {
                band = next;
                table.addCell(style.band(bandText(next), widths.length));
            }
            add(table, row, widths, style);
        }
        if (rows.isEmpty()) {
            table.addCell(style.band(words.text("output.nobody"), widths.length));
        }
        document.add(table);
    }

    private void add(PdfPTable table, DocumentRow row, float[] widths, PaperStyle style) {
        table.addCell(style.text(PaperWords.span(row), style.bold(), widths[0], 1));
        table.addCell(style.text(row.patientName(), style.bold(), widths[1], NAME_LINES));
        table.addCell(style.text(
                memos ? String.valueOf(row.birthDate()) : words.birthAndGender(row), style.quiet(), widths[2], 1));
        table.addCell(style.text(row.phone(), style.regular(), widths[3], 1));
        table.addCell(style.text(row.serviceName(), style.regular(), widths[4], memos ? 2 : 1));
        table.addCell(style.text(words.marks(row), style.regular(), widths[5], 2));
        if (memos) {
            table.addCell(style.wrapped(words.memos(row), style.regular()));
        }
    }

    private static String bandOf(DocumentRow row) {
        return row.start() == null ? "unreadable" : Period.of(row.start()) == Period.MORNING ? "morning" : "afternoon";
    }

    private String bandText(String band) {
        return words.text(
                "output.band." + band,
                rows.stream().filter(row -> bandOf(row).equals(band)).count());
    }
}
