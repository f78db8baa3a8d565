package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentRow;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** A week on the wide side of the paper: a column per day, closed days narrow, morning above afternoon. */
final class WeekSheet implements PaperWriter.PaperBody {

    static final float[] SIZES = {9, 8.5f, 8, 7.5f, 7};

    private static final float CLOSED = 58;

    private final List<PrintedDay> days;
    private final PaperWords words;

    /**
     * A day of the week.
     *
     * @param closed whether nothing is booked there, as on a day without openings or a holiday
     * @param reason why the whole day is closed; may be empty
     * @param rows its reservations, by start, those without a readable time last
     */
    record PrintedDay(LocalDate date, boolean closed, String reason, List<DocumentRow> rows) {

        /** A closed day on which somebody is booked has as much room as an open one. */
        boolean narrow() {
            return closed && rows.isEmpty();
        }
    }

    /** @param days seven days, Monday first */
    WeekSheet(List<PrintedDay> days, PaperWords words) {
        this.days = List.copyOf(days);
        this.words = words;
    }

    @Override
    public void addTo(Document document, PaperStyle style) {
        float[] widths = widths();
        // A table of heads alone makes no page.
        boolean nobody = days.stream().allMatch(day -> day.rows().isEmpty());
        PdfPTable table = PaperStyle.table(widths, nobody ? 0 : 2);
        for (int day = 0; day < days.size(); day++) {
            table.addCell(framed(
                    style.head(words.text("output.week-day", days.get(day).date()), widths[day]), day, true));
        }
        for (int day = 0; day < days.size(); day++) {
            table.addCell(framed(style.text(aboutDay(days.get(day)), style.quiet(), widths[day], 2), day, true));
        }
        band(table, "morning", row -> row.start() != null && Period.of(row.start()) == Period.MORNING, widths, style);
        band(
                table,
                "afternoon",
                row -> row.start() != null && Period.of(row.start()) == Period.AFTERNOON,
                widths,
                style);
        band(table, "unreadable", row -> row.start() == null, widths, style);
        document.add(table);
    }

    private float[] widths() {
        long narrow = days.stream().filter(PrintedDay::narrow).count();
        float open = (PaperWriter.contentWidth(PaperWriter.A4_LANDSCAPE) - narrow * CLOSED)
                / Math.max(1, days.size() - narrow);
        float[] widths = new float[days.size()];
        for (int day = 0; day < widths.length; day++) {
            widths[day] = days.get(day).narrow() && narrow < days.size() ? CLOSED : open;
        }
        if (narrow == days.size()) {
            Arrays.fill(widths, PaperWriter.contentWidth(PaperWriter.A4_LANDSCAPE) / days.size());
        }
        return widths;
    }

    private String aboutDay(PrintedDay day) {
        if (!day.closed()) {
            return words.text("output.reservations", day.rows().size());
        }
        String closed = day.reason().isEmpty() ? words.text("output.closed") : day.reason();
        return day.rows().isEmpty()
                ? closed
                : closed + " · " + words.text("output.reservations", day.rows().size());
    }

    /** A half of the day: a band with its name, then one row per line, so that a page may end after any of them. */
    private void band(PdfPTable table, String name, Predicate<DocumentRow> in, float[] widths, PaperStyle style) {
        List<List<DocumentRow>> columns = days.stream()
                .map(day -> day.rows().stream().filter(in).toList())
                .toList();
        int lines = columns.stream().mapToInt(List::size).max().orElse(0);
        if (lines == 0) {
            return;
        }
        long count = columns.stream().mapToLong(List::size).sum();
        table.addCell(style.band(words.text("output.band." + name, count), widths.length));
        for (int line = 0; line < lines; line++) {
            for (int day = 0; day < columns.size(); day++) {
                table.addCell(framed(entry(columns.get(day), line, widths[day], style), day, line == lines - 1));
            }
        }
    }

    private PdfPCell entry(List<DocumentRow> rows, int line, float width, PaperStyle style) {
        if (line >= rows.size()) {
            return style.cell(new Phrase("", style.regular()));
        }
        DocumentRow row = rows.get(line);
        Phrase phrase = new Phrase();
        String time = style.printable(PaperWords.start(row)) + " ";
        phrase.add(new Chunk(time, style.quiet()));
        String sign = sign(row);
        phrase.add(new Chunk(sign, style.bold()));
        float room = width - 5 - PaperStyle.width(time, style.quiet()) - PaperStyle.width(sign, style.bold());
        String name = PaperText.fitted(
                style.printable(row.patientName()), room, part -> PaperStyle.width(part, style.bold()));
        phrase.add(new Chunk(name, style.bold()));
        room -= PaperStyle.width(name + " ", style.bold());
        // The service gives way first, and a single letter of it says nothing.
        if (room > 3 * style.size()) {
            phrase.add(new Chunk(
                    " "
                            + PaperText.fitted(
                                    style.printable(row.serviceName()),
                                    room,
                                    part -> PaperStyle.width(part, style.regular())),
                    style.regular()));
        }
        PdfPCell cell = style.cell(phrase);
        cell.setNoWrap(true);
        return cell;
    }

    /** Its status where it is not the usual one, as on the screen. */
    private static String sign(DocumentRow row) {
        if (row.needsReview()) {
            return "! ";
        }
        return switch (DisplayStatus.of(row.status(), false)) {
            case UNCONFIRMED -> "? ";
            case DONE -> "✓ ";
            case NO_SHOW -> "× ";
            default -> "";
        };
    }

    /** A line between days, and under the last row of a half of the day. */
    private static PdfPCell framed(PdfPCell cell, int day, boolean bottom) {
        cell.setBorder((day == 0 ? 0 : Rectangle.LEFT) | (bottom ? Rectangle.BOTTOM : 0));
        cell.setPaddingTop(1.4f);
        cell.setPaddingBottom(1.4f);
        return cell;
    }
}
