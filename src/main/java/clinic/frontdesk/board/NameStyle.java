package clinic.frontdesk.board;

import clinic.frontdesk.input.HangulMatch;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How names are shown where everybody reads them. A letter is what a person sees as one, whatever its code points. */
public enum NameStyle {
    /** The whole name. */
    FULL,
    /** {@code 김*수}, {@code 김*}, {@code A*** K**}; a name of one letter is a star. */
    MASKED,
    /** {@code ㄱㅊㅅ}, {@code A. K.} */
    INITIALS;

    private static final String STAR = "*";
    private static final Pattern LETTER = Pattern.compile("\\X");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern HANGUL = Pattern.compile("[\\p{IsHangul}\\s\\p{Z}]+");

    /** The code, as it is stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NameStyle ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** A name as it is shown; empty for a blank one. */
    public String of(String name) {
        String whole = BLANKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        if (this == FULL || whole.isEmpty()) {
            return whole;
        }
        boolean hangul = HANGUL.matcher(whole).matches();
        // A blank in a Korean name parts the family name, and says nothing.
        Stream<String> words = hangul ? Stream.of(whole.replace(" ", "")) : Stream.of(whole.split(" ", -1));
        return words.map(word -> this == MASKED ? masked(word, hangul) : initials(word, hangul))
                .collect(Collectors.joining(" "));
    }

    private static String masked(String word, boolean hangul) {
        List<String> letters = letters(word);
        int hidden = letters.size() - 1;
        if (hidden == 0) {
            return STAR;
        }
        return hangul && hidden > 1
                ? letters.getFirst() + STAR.repeat(hidden - 1) + letters.getLast()
                : letters.getFirst() + STAR.repeat(hidden);
    }

    private static String initials(String word, boolean hangul) {
        return hangul ? HangulMatch.initials(word) : letters(word).getFirst() + ".";
    }

    private static List<String> letters(String word) {
        return LETTER.matcher(word).results().map(MatchResult::group).toList();
    }
}
