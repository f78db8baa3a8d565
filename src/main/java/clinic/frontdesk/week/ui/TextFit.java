package clinic.frontdesk.week.ui;

import java.text.BreakIterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures texts, and cuts those that do not fit with an ellipsis, between characters as a reader sees them. */
final class TextFit {

    private static final String ELLIPSIS = "…";
    private static final int MOST_REMEMBERED = 8192;

    private record Measured(String text, Font font) {}

    private final Text ruler = new Text();
    private final Map<Measured, Double> widths = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Measured, Double> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** The width of a text in whole pixels. */
    double width(String text, Font font) {
        return text.isEmpty() ? 0 : widths.computeIfAbsent(new Measured(text, font), this::measure);
    }

    private double measure(Measured asked) {
        ruler.setFont(asked.font());
        ruler.setText(asked.text());
        return Math.ceil(ruler.getLayoutBounds().getWidth());
    }

    /**
     * A text as it fits into a width: whole, or its beginning with an ellipsis; empty where not even one character fits.
     */
    String fit(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        String best = "";
        // Most cut texts are cut late, but a longest name is cut early: the width grows with each character.
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            String cut = text.substring(0, end).stripTrailing() + ELLIPSIS;
            if (measure(new Measured(cut, font)) > room) {
                break;
            }
            best = cut;
        }
        return best;
    }
}
