package clinic.frontdesk.output.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A page as a picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels opaque, 0xAARRGGBB, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
public record PagePicture(int width, int height, int[] pixels) {

    /** Renders the first page of a document. Takes some hundred milliseconds. */
    public static PagePicture ofFirstPage(RenderedPaper paper, int width) {
        try (PDDocument pdf = Loader.loadPDF(paper.pdf())) {
            float scale = width / pdf.getPage(0).getCropBox().getWidth();
            BufferedImage image = new PDFRenderer(pdf).renderImage(0, scale, ImageType.RGB);
            int rows = image.getHeight();
            int columns = image.getWidth();
            int[] pixels = image.getRGB(0, 0, columns, rows, null, 0, columns);
            return new PagePicture(columns, rows, pixels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
