package clinic.frontdesk.output.paper;

import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Lays a document out on pages. It is laid out several times: for the number of pages, and for the best size of type. */
final class PaperWriter {

    static final Rectangle A4 = PageSize.A4;
    static final Rectangle A4_LANDSCAPE = PageSize.A4.rotate();

    /** The margins at the sides, and the width between them, in points. */
    static final float MARGIN = 28;

    private static final float TOP = 59;
    private static final float BOTTOM = 33;
    private static final float SLIP_MARGIN = 11;

    private final PaperFonts fonts;

    PaperWriter(PaperFonts fonts) {
        this.fonts = fonts;
    }

    /** Adds the content of a document, in a size of type. */
    @FunctionalInterface
    interface PaperBody {
        void addTo(Document document, PaperStyle style);
    }

    /**
     * A document of pages.
     *
     * @param pages how many there are
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Laid(byte[] pdf, int pages) {}

    static float contentWidth(Rectangle page) {
        return page.getWidth() - 2 * MARGIN;
    }

    /** Takes the largest of these sizes of type, given from the largest on, that needs no more pages than the smallest. */
    Laid sheet(Rectangle page, PaperHead head, PaperBody body, float... sizes) {
        int least = pages(page, head, body, sizes[sizes.length - 1]);
        for (float size : sizes) {
            if (size == sizes[sizes.length - 1] || pages(page, head, body, size) == least) {
                return new Laid(laid(page, head, body, size, least).toByteArray(), least);
            }
        }
        throw new IllegalArgumentException("No size");
    }

    private int pages(Rectangle page, PaperHead head, PaperBody body, float size) {
        Numbers numbers = new Numbers(head, 0);
        lay(page, head, body, size, numbers);
        return numbers.last;
    }

    private ByteArrayOutputStream laid(Rectangle page, PaperHead head, PaperBody body, float size, int pages) {
        return lay(page, head, body, size, new Numbers(head, pages));
    }

    private ByteArrayOutputStream lay(Rectangle page, PaperHead head, PaperBody body, float size, Numbers numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(page, MARGIN, MARGIN, TOP, BOTTOM);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(numbers);
        open(document, writer, head);
        body.addTo(document, new PaperStyle(fonts, size));
        document.close();
        return out;
    }

    /** A slip of this width, as long as its content. */
    Laid slip(float width, PaperHead head, Function<PaperStyle, PdfPTable> content, float size) {
        PdfPTable table = content.apply(new PaperStyle(fonts, size));
        float height = table.calculateHeights(true) + 2 * SLIP_MARGIN + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(
                new Rectangle(width, (float) Math.ceil(height)), SLIP_MARGIN, SLIP_MARGIN, SLIP_MARGIN, SLIP_MARGIN);
        open(document, PdfWriter.getInstance(document, out), head);
        document.add(table);
        document.close();
        return new Laid(out.toByteArray(), 1);
    }

    static float slipContentWidth(float width) {
        return width - 2 * SLIP_MARGIN;
    }

    private void open(Document document, PdfWriter writer, PaperHead head) {
        document.addTitle(head.title());
        document.addAuthor(head.clinic());
        document.addSubject(head.contents());
        document.addCreator(head.made());
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("ko-KR"));
        document.open();
    }

    /** Writes the head and the foot of each page. */
    private final class Numbers extends PdfPageEventHelper {

        private final PaperHead head;
        private final int pages;
        private int last;

        Numbers(PaperHead head, int pages) {
            this.head = head;
            this.pages = pages;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            last = writer.getPageNumber();
            float left = document.left();
            float right = document.right();
            float top = document.getPageSize().getHeight();
            Font title = new Font(fonts.semibold(), 13, Font.NORMAL, PaperStyle.INK);
            Font name = new Font(fonts.semibold(), 9.5f, Font.NORMAL, PaperStyle.INK);
            Font small = new Font(fonts.regular(), 8, Font.NORMAL, PaperStyle.QUIET);
            PdfContentByte canvas = writer.getDirectContent();
            String clinic = fitted(head.clinic(), (right - left) * 0.38f, name);
            float room = right - left - PaperStyle.width(clinic, name) - 12;
            line(canvas, Element.ALIGN_LEFT, fitted(head.title(), room, title), title, left, top - 36);
            line(canvas, Element.ALIGN_RIGHT, clinic, name, right, top - 36);
            line(canvas, Element.ALIGN_LEFT, fitted(head.contents(), right - left, small), small, left, top - 50);
            line(canvas, Element.ALIGN_LEFT, fitted(head.made(), (right - left) * 0.8f, small), small, left, 20);
            line(canvas, Element.ALIGN_RIGHT, head.pageOf().of(last, pages), small, right, 20);
        }

        private static void line(PdfContentByte canvas, int align, String text, Font font, float x, float y) {
            ColumnText.showTextAligned(canvas, align, new Phrase(text, font), x, y, 0);
        }

        private String fitted(String text, float available, Font font) {
            return PaperText.fitted(
                    new PaperStyle(fonts, font.getSize()).printable(text),
                    available,
                    part -> PaperStyle.width(part, font));
        }
    }
}
