package clinic.frontdesk.output.paper;

import java.awt.Color;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/**
 * Cells of one size of type.
 *
 * @param size in points
 */
record PaperStyle(PaperFonts fonts, float size) {

    static final Color INK = new Color(0x1A1D21);
    static final Color QUIET = new Color(0x565C64);
    static final Color LINE = new Color(0xC9CED4);
    static final Color BAND = new Color(0xEDEFF2);
    static final Color HATCH = new Color(0xF5F6F8);

    /** Longer texts are cut: a sheet is to be read at a glance. */
    private static final int LONGEST = 400;

    /** Above and below a line: small type, for many lines, has less. */
    private static final float LEAST_PADDED = 6.2f;

    private static final float PADDING_PER_POINT = 0.58f;
    private static final float SIDE = 2.2f;

    /** How much of the lines that a cell may have a text fills at most: words leave the ends of lines empty. */
    private static final float FILL = 0.86f;

    String printable(String text) {
        return PaperText.printable(
                text,
                LONGEST,
                character -> fonts.regular().charExists(character)
                        && fonts.semibold().charExists(character));
    }

    Font regular() {
        return new Font(fonts.regular(), size, Font.NORMAL, INK);
    }

    Font bold() {
        return new Font(fonts.semibold(), size, Font.NORMAL, INK);
    }

    Font quiet() {
        return new Font(fonts.regular(), size, Font.NORMAL, QUIET);
    }

    /** The same face, larger or smaller. */
    PaperStyle scaled(float factor) {
        return new PaperStyle(fonts, size * factor);
    }

    /** A text on at most {@code lines} lines of a column, with an ellipsis where there is more of it. */
    PdfPCell text(String text, Font font, float column, int lines) {
        float line = column - 2 * SIDE;
        String shown = printable(text);
        String fitted = lines == 1
                ? PaperText.fitted(shown.replace('\n', ' '), line, part -> width(part, font))
                : PaperText.fitted(shown.replace('\n', ' '), line * lines * FILL, part -> width(part, font));
        PdfPCell cell = cell(words(fitted, font));
        cell.setNoWrap(lines == 1);
        return cell;
    }

    /** A text on as many lines as it needs. */
    PdfPCell wrapped(String text, Font font) {
        return cell(words(printable(text), font));
    }

    /** Breaks lines between words only: Korean is not read well when its words are broken. */
    private static Phrase words(String text, Font font) {
        Chunk chunk = new Chunk(text, font);
        chunk.setSplitCharacter((start, current, end, characters, chunks) -> characters[current] <= ' ');
        return new Phrase(chunk);
    }

    PdfPCell cell(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setUseAscender(true);
        cell.setUseDescender(true);
        float padding = Math.max(0.8f, (size - LEAST_PADDED) * PADDING_PER_POINT);
        cell.setPaddingTop(padding);
        cell.setPaddingBottom(padding);
        cell.setPaddingLeft(SIDE);
        cell.setPaddingRight(SIDE);
        cell.setLeading(0, 1.15f);
        cell.setVerticalAlignment(Element.ALIGN_TOP);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.4f);
        cell.setBorderColor(LINE);
        return cell;
    }

    /** The head of a column. */
    PdfPCell head(String text, float column) {
        PdfPCell cell = text(text, bold(), column, 1);
        cell.setBorderColor(INK);
        cell.setBorderWidth(0.8f);
        return cell;
    }

    /** A band over all columns. */
    PdfPCell band(String text, int columns) {
        PdfPCell cell = cell(new Phrase(printable(text), bold()));
        cell.setColspan(columns);
        cell.setBackgroundColor(BAND);
        return cell;
    }

    /** A table of these widths in points, whose first {@code heads} rows stand on each page. */
    static PdfPTable table(float[] widths, int heads) {
        PdfPTable table = new PdfPTable(widths);
        float total = 0;
        for (float width : widths) {
            total += width;
        }
        table.setTotalWidth(total);
        table.setLockedWidth(true);
        table.setHorizontalAlignment(Element.ALIGN_LEFT);
        table.setHeaderRows(heads);
        // A row that fits on a page is not split over two.
        table.setSplitLate(true);
        return table;
    }

    static float width(String text, Font font) {
        BaseFont base = font.getBaseFont();
        return base.getWidthPoint(text, font.getSize());
    }
}
