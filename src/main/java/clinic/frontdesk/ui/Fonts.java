package clinic.frontdesk.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled typeface. A machine without a Korean font would draw boxes. */
public final class Fonts {

    private static final List<String> WEIGHTS = List.of("Regular", "Medium", "SemiBold", "Bold");

    private Fonts() {}

    /**
     * Registers the family "Pretendard" in four weights. Further calls have no effect.
     *
     * @throws IllegalStateException if a font file is missing or unreadable, which only a broken build can cause
     */
    public static void load() {
        for (String weight : WEIGHTS) {
            String file = "fonts/Pretendard-" + weight + ".otf";
            try (InputStream in = Fonts.class.getResourceAsStream(file)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("the font " + file + " cannot be read");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
