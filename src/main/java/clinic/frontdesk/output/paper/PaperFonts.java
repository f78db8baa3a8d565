package clinic.frontdesk.output.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.pdf.BaseFont;

/**
 * The typeface of documents in two weights, embedded with the letters used. TrueType: the digits of the OpenType face that
 * the screen uses are not printed right.
 */
record PaperFonts(BaseFont regular, BaseFont semibold) {

    private static final String FOLDER = "/clinic/frontdesk/output/fonts/";

    /** Reads the face; takes tenths of a second. */
    static PaperFonts load() {
        return new PaperFonts(font("Pretendard-Regular.ttf"), font("Pretendard-SemiBold.ttf"));
    }

    private static BaseFont font(String name) {
        try (InputStream file = Objects.requireNonNull(PaperFonts.class.getResourceAsStream(FOLDER + name), name)) {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, file.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
