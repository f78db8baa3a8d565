package clinic.frontdesk.input;

import java.util.List;

/** A query prepared to be found in many texts, by the rules of {@link HangulMatch}. Immutable. */
public final class HangulPattern {

    private final String typed;
    private final List<String> splits;

    private HangulPattern(String typed) {
        this.typed = typed;
        this.splits = HangulMatch.splits(typed);
    }

    /** Prepares a query in any normal form. */
    public static HangulPattern of(String query) {
        return ofNormalized(HangulMatch.normalized(query));
    }

    static HangulPattern ofNormalized(String query) {
        return new HangulPattern(query);
    }

    /**
     * Finds the query in a text.
     *
     * @param text {@linkplain HangulMatch#normalized normalized}
     * @return the index of the first match, or -1; an empty query matches at 0
     */
    public int find(CharSequence text) {
        int at = find(text, typed);
        for (int i = 0; at < 0 && i < splits.size(); i++) {
            at = find(text, splits.get(i));
        }
        return at;
    }

    private static int find(CharSequence text, String query) {
        int last = text.length() - query.length();
        for (int at = 0; at <= last; at++) {
            if (matchesAt(text, at, query)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matchesAt(CharSequence text, int at, String query) {
        int length = query.length();
        for (int i = 0; i < length; i++) {
            if (!HangulMatch.same(text.charAt(at + i), query.charAt(i), i == length - 1)) {
                return false;
            }
        }
        return true;
    }
}
