package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentRow;
import clinic.frontdesk.output.Letterhead;
import java.util.List;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** A slip of 80 mm for the patient: the booking, what else the patient has booked, and how to reach the clinic. */
final class PatientSlip {

    /** 80 mm in points. */
    static final float WIDTH = 80 / 25.4f * 72;

    static final float SIZE = 10;

    /** More would make a long slip. */
    private static final int MOST_OTHERS = 10;

    private final DocumentRow row;
    private final List<DocumentRow> others;
    private final Letterhead letterhead;
    private final PaperWords words;
    private final String made;

    /**
     * A slip.
     *
     * @param others what else the patient has booked from that day on, by day and start
     * @param made when the slip is made, in words
     */
    PatientSlip(DocumentRow row, List<DocumentRow> others, Letterhead letterhead, PaperWords words, String made) {
        this.row = row;
        this.others = List.copyOf(others.subList(0, Math.min(others.size(), MOST_OTHERS)));
        this.letterhead = letterhead;
        this.words = words;
        this.made = made;
    }

    /** How many reservations stand on it. */
    int size() {
        return 1 + others.size();
    }

    /** The slip as one column. */
    PdfPTable content(PaperStyle style) {
        PdfPTable table = PaperStyle.table(new float[] {PaperWriter.slipContentWidth(WIDTH)}, 0);
        PaperStyle quiet = style.scaled(0.85f);
        add(table, words.clinic(letterhead), style.scaled(1.2f), true);
        table.addCell(ruled(style.wrapped(words.text("output.slip.title"), style.quiet())));
        add(table, words.text("output.slip.patient", row.patientName()), style.scaled(1.15f), true);
        add(table, words.day(row.date()), style.scaled(1.15f), true);
        add(table, PaperWords.start(row), style.scaled(1.6f), true);
        String service = words.text("output.slip.service", row.serviceName(), row.duration());
        table.addCell(
                ruled(style.wrapped(row.cancelled() ? service + " · " + words.marks(row) : service, style.regular())));
        if (!others.isEmpty()) {
            add(table, words.text("output.slip.others"), style, true);
            for (DocumentRow other : others) {
                add(
                        table,
                        words.day(other.date()) + " " + PaperWords.start(other) + " " + other.serviceName(),
                        style,
                        false);
            }
            table.addCell(ruled(style.cell(new Phrase())));
        }
        if (!letterhead.phone().isEmpty()) {
            add(table, words.text("output.slip.call", letterhead.phone()), style, false);
        }
        if (!letterhead.address().isEmpty()) {
            add(table, letterhead.address(), quiet, false);
        }
        add(table, made, quiet, false);
        return table;
    }

    private static void add(PdfPTable table, String text, PaperStyle style, boolean bold) {
        PdfPCell cell = style.wrapped(text, bold ? style.bold() : style.regular());
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPaddingLeft(0);
        table.addCell(cell);
    }

    /** A cell with a line under it. */
    private static PdfPCell ruled(PdfPCell cell) {
        cell.setPaddingLeft(0);
        cell.setPaddingBottom(5);
        cell.setBorderColor(PaperStyle.QUIET);
        return cell;
    }
}
