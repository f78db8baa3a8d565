package clinic.frontdesk.output.paper;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/** Texts as a typeface can print them. */
final class PaperText {

    /** Stands for a sign that the face does not have, as an emoji. */
    static final String PLACEHOLDER = "□";

    static final String ELLIPSIS = "…";

    private PaperText() {}

    /**
     * Composes letters (NFC), puts one {@link #PLACEHOLDER} for each sign that the face lacks, and blanks for control
     * characters; line breaks stay.
     *
     * @param longest in UTF-16 code units; a longer text ends with {@link #ELLIPSIS}
     */
    static String printable(String text, int longest, IntPredicate inFace) {
        String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        BreakIterator signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        boolean cut = composed.length() > longest;
        String kept = cut ? composed.substring(0, longest) : composed;
        signs.setText(kept);
        StringBuilder printable = new StringBuilder();
        int end = signs.first();
        for (int next = signs.next(); next != BreakIterator.DONE; next = signs.next()) {
            if (cut && next == kept.length()) {
                // The last sign may have been cut apart.
                break;
            }
            printable.append(sign(kept.substring(end, next), inFace));
            end = next;
        }
        return cut ? printable.append(ELLIPSIS).toString() : printable.toString();
    }

    private static String sign(String sign, IntPredicate inFace) {
        if (sign.equals("\n") || sign.equals("\r\n")) {
            return "\n";
        }
        StringBuilder kept = new StringBuilder();
        for (int character : sign.codePoints().toArray()) {
            if (Character.isISOControl(character) || Character.isWhitespace(character)) {
                kept.append(' ');
            } else if (!ignorable(character)) {
                if (!inFace.test(character)) {
                    return PLACEHOLDER;
                }
                kept.appendCodePoint(character);
            }
        }
        return kept.toString();
    }

    /** What chooses among shapes, joins signs or marks a direction, and shows nothing by itself. */
    private static boolean ignorable(int character) {
        return Character.getType(character) == Character.FORMAT
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0100 && character <= 0xE01EF);
    }

    /** The text, or as much of it with {@link #ELLIPSIS} as is not wider than {@code available}. */
    static String fitted(String text, double available, ToDoubleFunction<String> width) {
        if (width.applyAsDouble(text) <= available) {
            return text;
        }
        int fits = 0;
        int over = text.length();
        while (over - fits > 1) {
            int middle = (fits + over) >>> 1;
            if (width.applyAsDouble(text.substring(0, middle) + ELLIPSIS) <= available) {
                fits = middle;
            } else {
                over = middle;
            }
        }
        int end = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1)) ? fits - 1 : fits;
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
