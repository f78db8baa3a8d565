package clinic.frontdesk.input;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Matches what is typed on a Korean keyboard against Korean and other text: fragments, initial consonants, and both
 * together.
 *
 * <p>A consonant by itself stands for any syllable that begins with it, a plain one also for its double form. The last
 * syllable typed may be unfinished: {@code 기} finds {@code 김}, and {@code 깇}, which an input method makes of
 * {@code 기} and {@code ㅊ}, finds {@code 기철}.
 */
public final class HangulMatch {

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int FIRST_CONJOINING = 0x1100;
    private static final int FIRST_WIDE = 0xFF01;
    private static final int LAST_WIDE = 0xFF5E;
    private static final int FINALS = 28;
    private static final int MEDIALS = 21;

    /** The initial consonants in the order of Unicode's syllables. */
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    /** The final consonants in the order of Unicode's syllables; the first stands for none. */
    private static final String FINAL_CONSONANTS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    /** Clusters that an input method makes of two consonants typed after each other. */
    private static final String CLUSTERS = "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ";

    private static final String CLUSTER_PARTS = "ㄱㅅㄴㅈㄴㅎㄹㄱㄹㅁㄹㅂㄹㅅㄹㅌㄹㅍㄹㅎㅂㅅ";

    private HangulMatch() {}

    /** Text in the form in which it is compared: composed, lower case, with clusters of consonants taken apart. */
    public static String normalized(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder taken = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = compatible(composed.charAt(i));
            int cluster = CLUSTERS.indexOf(c);
            if (cluster < 0) {
                taken.append(c);
            } else {
                taken.append(CLUSTER_PARTS, 2 * cluster, 2 * cluster + 2);
            }
        }
        return taken.toString();
    }

    /** The letter of a keyboard for an initial consonant of decomposed text, and the narrow form of a wide character. */
    private static char compatible(char c) {
        if (FIRST_CONJOINING <= c && c < FIRST_CONJOINING + INITIALS.length()) {
            return INITIALS.charAt(c - FIRST_CONJOINING);
        }
        return FIRST_WIDE <= c && c <= LAST_WIDE ? Character.toLowerCase((char) (c - FIRST_WIDE + '!')) : c;
    }

    /** The initial consonant of a syllable; another character as it is. */
    public static char initial(char c) {
        return isSyllable(c) ? INITIALS.charAt((c - FIRST_SYLLABLE) / (MEDIALS * FINALS)) : c;
    }

    /** The initial consonants of a text: {@code ㄱㅊㅅ} of {@code 김철수}. */
    public static String initials(String text) {
        StringBuilder initials = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            initials.append(initial(text.charAt(i)));
        }
        return initials.toString();
    }

    /**
     * Finds a query in a text, both {@linkplain #normalized normalized}. {@link HangulPattern} finds one in many texts.
     *
     * @return the index of the first match in the text, or -1; an empty query matches at 0
     */
    public static int find(CharSequence text, String query) {
        return HangulPattern.ofNormalized(query).find(text);
    }

    /** Whether a text contains a query; normalizes both. */
    public static boolean matches(String text, String query) {
        return find(normalized(text), normalized(query)) >= 0;
    }

    /** Whether a character of a text matches one of a query, which may be the last one typed so far. */
    static boolean same(char c, char typed, boolean last) {
        if (c == typed) {
            return true;
        }
        if (!isSyllable(c)) {
            return false;
        }
        if (isSyllable(typed)) {
            // The last syllable may lack its final consonant.
            return last && finalOf(typed) == 0 && c - finalOf(c) == typed;
        }
        char initial = initial(c);
        return initial == typed || plain(initial) == typed;
    }

    /** The index of a syllable's final consonant, which is its offset from the syllable without one; 0 for none. */
    private static int finalOf(char c) {
        return (c - FIRST_SYLLABLE) % FINALS;
    }

    /**
     * What may have been typed where an input method shows a last syllable with a final consonant: the whole of it, or
     * the last part of it, begins the next syllable. {@code 닭} may be {@code 다ㄹㄱ} or {@code 달ㄱ}.
     */
    static List<String> splits(String typed) {
        char last = typed.isEmpty() ? ' ' : typed.charAt(typed.length() - 1);
        if (!isSyllable(last) || finalOf(last) == 0) {
            return List.of();
        }
        String before = typed.substring(0, typed.length() - 1);
        char open = (char) (last - finalOf(last));
        String consonants = normalized(String.valueOf(FINAL_CONSONANTS.charAt(finalOf(last))));
        String whole = before + open + consonants;
        return consonants.length() == 1
                ? List.of(whole)
                : List.of(
                        whole,
                        before + (char) (open + FINAL_CONSONANTS.indexOf(consonants.charAt(0))) + consonants.charAt(1));
    }

    private static char plain(char initial) {
        return switch (initial) {
            case 'ㄲ' -> 'ㄱ';
            case 'ㄸ' -> 'ㄷ';
            case 'ㅃ' -> 'ㅂ';
            case 'ㅆ' -> 'ㅅ';
            case 'ㅉ' -> 'ㅈ';
            default -> initial;
        };
    }

    private static boolean isSyllable(char c) {
        return FIRST_SYLLABLE <= c && c <= LAST_SYLLABLE;
    }
}
