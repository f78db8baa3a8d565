package clinic.frontdesk.ui;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;

/** The keys of a Korean keyboard of two sets, the usual one: which keys type a text in Hangul or Latin letters. */
final class TwoSetLayout {

    /**
     * A key, and whether Shift is held.
     *
     * @param code a letter, a digit, or {@link KeyCode#SLASH}
     */
    record Stroke(KeyCode code, boolean shift) {}

    private static final String JAMO = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
    private static final String KEYS = "qwertyuiopasdfghjklzxcvbnm";
    private static final String SHIFTED_JAMO = "ㅃㅉㄸㄲㅆㅒㅖ";
    private static final String SHIFTED_KEYS = "qwertop";

    /** Letters that two keys type, one after the other. */
    private static final String COMPOUNDS = "ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ";

    private static final String COMPOUND_KEYS = "hkhohlnjnpnlmlrtswsgfrfafqftfxfvfgqt";

    /** The consonants and vowels in the order of Unicode's conjoining letters. */
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    private static final String MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    private static final String FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    private static final char FIRST_INITIAL = 'ᄀ';
    private static final char FIRST_MEDIAL = 'ᅡ';
    private static final char FIRST_FINAL = 'ᆨ';

    private TwoSetLayout() {}

    /** The keys that type a text, without those that type neither a letter, a digit nor a slash. */
    static List<Stroke> strokes(String text) {
        List<Stroke> strokes = new ArrayList<>();
        Normalizer.normalize(text, Normalizer.Form.NFD).chars().forEach(c -> add(strokes, jamo((char) c)));
        return strokes;
    }

    private static void add(List<Stroke> strokes, char c) {
        int compound = COMPOUNDS.indexOf(c);
        if (compound >= 0) {
            strokes.add(key(COMPOUND_KEYS.charAt(2 * compound), false));
            strokes.add(key(COMPOUND_KEYS.charAt(2 * compound + 1), false));
        } else if (JAMO.indexOf(c) >= 0) {
            strokes.add(key(KEYS.charAt(JAMO.indexOf(c)), false));
        } else if (SHIFTED_JAMO.indexOf(c) >= 0) {
            strokes.add(key(SHIFTED_KEYS.charAt(SHIFTED_JAMO.indexOf(c)), true));
        } else if (c == '/') {
            strokes.add(new Stroke(KeyCode.SLASH, false));
        } else if (c < 128 && Character.isLetterOrDigit(c)) {
            // A capital may come of Caps Lock as well as of Shift.
            strokes.add(key(c, false));
        }
    }

    private static Stroke key(char c, boolean shift) {
        return new Stroke(KeyCode.getKeyCode(String.valueOf(c).toUpperCase(Locale.ROOT)), shift);
    }

    /** The letter by itself of a conjoining letter; another character as it is. */
    private static char jamo(char c) {
        return within(c, FIRST_INITIAL, INITIALS)
                ? INITIALS.charAt(c - FIRST_INITIAL)
                : within(c, FIRST_MEDIAL, MEDIALS)
                        ? MEDIALS.charAt(c - FIRST_MEDIAL)
                        : within(c, FIRST_FINAL, FINALS) ? FINALS.charAt(c - FIRST_FINAL) : c;
    }

    private static boolean within(char c, char first, String letters) {
        return first <= c && c < first + letters.length();
    }
}
