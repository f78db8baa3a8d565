package clinic.frontdesk.output.spreadsheet;

import java.util.regex.Pattern;

/** Texts as cells of a spreadsheet hold them. */
final class CellText {

    /** The longest text of a cell, in UTF-16 code units. */
    static final int LONGEST = 32_767;

    /** Spreadsheet programs read this as an escape of one character. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private CellText() {}

    /** Whether a text has to be cut. */
    static boolean tooLong(String text) {
        return text.length() > LONGEST;
    }

    /**
     * The text as it is, cut where it is too long, with U+FFFD for characters that XML does not have.
     *
     * @param mark ends a text that was cut
     */
    static String of(String text, String mark) {
        String cut = text;
        if (tooLong(text)) {
            int end = LONGEST - mark.length();
            cut = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + mark;
        }
        StringBuilder printable = new StringBuilder(cut.length());
        for (int i = 0; i < cut.length(); i++) {
            char unit = cut.charAt(i);
            if (unit == '\r') {
                // A line ends with \n in a cell.
                if (i + 1 == cut.length() || cut.charAt(i + 1) != '\n') {
                    printable.append('\n');
                }
            } else {
                boolean allowed = unit >= ' ' ? unit < 0xFFFE : unit == '\t' || unit == '\n';
                printable.append(allowed ? unit : '\uFFFD');
            }
        }
        return ESCAPE.matcher(printable).replaceAll("_x005F_");
    }
}
