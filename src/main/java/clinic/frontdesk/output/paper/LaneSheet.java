package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The day's sheet by lane: one column per place that is held at once, one row per start. */
final class LaneSheet implements PaperWriter.PaperBody {

    static final float[] SIZES = {10, 9.5f, 9, 8.5f, 8};

    /** Columns that are legible side by side; more lanes go to pages of their own. */
    private static final int MOST_LANES_A_PAGE = 6;

    private static final int UPRIGHT_LANES = 3;
    private static final float TIME = 44;

    private final List<List<DocumentRow>> lanes;
    private final List<DocumentRow> unreadable;
    private final PaperWords words;
    private final boolean memos;
    private final float width;

    /**
     * A sheet.
     *
     * @param rows of one day, by start
     * @param places how many lanes it has at least
     */
    LaneSheet(List<DocumentRow> rows, int places, PaperWords words, boolean memos) {
        this.lanes = lanes(rows.stream().filter(row -> row.start() != null).toList(), places);
        this.unreadable = rows.stream().filter(row -> row.start() == null).toList();
        this.words = words;
        this.memos = memos;
        this.width = PaperWriter.contentWidth(landscape() ? PaperWriter.A4_LANDSCAPE : PaperWriter.A4);
    }

    /** Whether it needs the wide side of the paper. */
    boolean landscape() {
        return lanes.size() > UPRIGHT_LANES;
    }

    /** Each reservation goes to the first lane that is free at its start, so that there are as few as can be. */
    static List<List<DocumentRow>> lanes(List<DocumentRow> byStart, int places) {
        List<List<DocumentRow>> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.max(places, 1); lane++) {
            lanes.add(new ArrayList<>());
        }
        for (DocumentRow row : byStart) {
            List<DocumentRow> free = lanes.stream()
                    .filter(lane -> lane.isEmpty() || end(lane.getLast()) <= start(row))
                    .findFirst()
                    .orElse(null);
            if (free == null) {
                free = new ArrayList<>();
                lanes.add(free);
            }
            free.add(row);
        }
        return lanes;
    }

    private static int start(DocumentRow row) {
        Integer start = row.start();
        return start == null ? 0 : start;
    }

    /** One that does not hold its place any more, as a completed one, still fills its lane. */
    private static int end(DocumentRow row) {
        return start(row) + row.duration() + row.buffer();
    }

    @Override
    public void addTo(Document document, PaperStyle style) {
        for (int first = 0; first < lanes.size(); first += MOST_LANES_A_PAGE) {
            if (first > 0) {
                document.newPage();
            }
            document.add(table(first, Math.min(first + MOST_LANES_A_PAGE, lanes.size()), style));
        }
        if (!unreadable.isEmpty()) {
            document.add(unreadable(style));
        }
    }

    private PdfPTable table(int first, int last, PaperStyle style) {
        float[] widths = new float[1 + last - first];
        Arrays.fill(widths, (width - TIME) / (last - first));
        widths[0] = TIME;
        PdfPTable table = PaperStyle.table(widths, 1);
        table.addCell(style.head(words.text("output.column.time"), TIME));
        for (int lane = first; lane < last; lane++) {
            table.addCell(style.head(words.text("output.lane", lane + 1), widths[1]));
        }
        List<List<DocumentRow>> shown = lanes.subList(first, last);
        Map<Integer, List<@Nullable DocumentRow>> byStart = new TreeMap<>();
        for (List<DocumentRow> lane : shown) {
            lane.forEach(row -> byStart.computeIfAbsent(start(row), start -> new ArrayList<>()));
        }
        if (byStart.isEmpty()) {
            table.addCell(style.band(words.text("output.nobody"), widths.length));
        }
        for (int start : byStart.keySet()) {
            table.addCell(style.text(PaperWords.time(start), style.bold(), TIME, 1));
            for (List<DocumentRow> lane : shown) {
                table.addCell(cell(lane, start, widths[1], style));
            }
        }
        return table;
    }

    private PdfPCell cell(List<DocumentRow> lane, int start, float column, PaperStyle style) {
        for (DocumentRow row : lane) {
            if (start(row) == start) {
                return reservation(row, column, style);
            }
            if (start(row) < start && start < end(row)) {
                // The place is still held.
                PdfPCell held = style.cell(new Phrase("", style.regular()));
                held.setBackgroundColor(PaperStyle.BAND);
                return held;
            }
        }
        return style.cell(new Phrase("", style.regular()));
    }

    private PdfPCell reservation(DocumentRow row, float column, PaperStyle style) {
        PdfPTable lines = PaperStyle.table(new float[] {column}, 0);
        lines.setLockedWidth(false);
        lines.setWidthPercentage(100);
        String digits = row.phone().replaceAll("[^0-9]", "");
        String tail = digits.length() < 4 ? "" : "  " + digits.substring(digits.length() - 4);
        float room = column - PaperStyle.width(tail, style.bold()) - style.size();
        String name = PaperText.fitted(
                style.printable(row.patientName()), room, part -> PaperStyle.width(part, style.bold()));
        lines.addCell(bare(style.text(name + tail, style.bold(), column, 1)));
        String marks = words.marks(row);
        String about = PaperWords.time(start(row) + row.duration()) + "  " + row.serviceName();
        lines.addCell(bare(style.text(
                words.text("output.until", about) + (marks.isEmpty() ? "" : " · " + marks),
                style.quiet(),
                column,
                marks.isEmpty() ? 1 : 2)));
        if (memos && !words.memos(row).isEmpty()) {
            lines.addCell(bare(style.wrapped(words.memos(row), style.regular())));
        }
        PdfPCell cell = style.cell(new Phrase());
        PdfPCell inner = new PdfPCell(lines);
        inner.setBorder(cell.getBorder());
        inner.setBorderWidth(0.4f);
        inner.setBorderColor(PaperStyle.LINE);
        inner.setPadding(0.6f);
        return inner;
    }

    private static PdfPCell bare(PdfPCell cell) {
        cell.setBorder(PdfPCell.NO_BORDER);
        cell.setPaddingTop(0.8f);
        cell.setPaddingBottom(0.8f);
        return cell;
    }

    private PdfPTable unreadable(PaperStyle style) {
        float[] widths = {width / 4, width / 4, width / 4, width / 4};
        PdfPTable table = PaperStyle.table(widths, 1);
        table.setSpacingBefore(8);
        table.addCell(style.band(words.text("output.band.unreadable", unreadable.size()), widths.length));
        for (DocumentRow row : unreadable) {
            table.addCell(style.text(row.writtenTime(), style.bold(), widths[0], 1));
            table.addCell(style.text(row.patientName(), style.bold(), widths[1], 1));
            table.addCell(style.text(row.phone(), style.regular(), widths[2], 1));
            table.addCell(style.text(row.serviceName(), style.regular(), widths[3], 1));
        }
        return table;
    }
}
