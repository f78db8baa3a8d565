package clinic.frontdesk.search;

import clinic.frontdesk.input.HangulMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of a query, and where they are found in a result. Blanks, dots and commas separate parts, and so does the
 * change from letters to digits: {@code ㄱㅊㅅ.77} and {@code 김7730} have two parts each.
 */
public final class MatchedParts {

    private static final Pattern PART = Pattern.compile("\\d[\\d-]*|[^\\s\\d.,]+");
    private static final int MOST_SPLIT = 2;

    private final List<String> words = new ArrayList<>();
    private final List<String> digits = new ArrayList<>();

    public MatchedParts(String query) {
        Matcher parts = PART.matcher(HangulMatch.normalized(query));
        while (parts.find()) {
            String part = parts.group();
            if (Character.isDigit(part.charAt(0))) {
                digits.add(part.replace("-", ""));
            } else {
                words.add(part);
            }
        }
    }

    /** The parts of a name or another text that match the letters typed, from left to right. */
    public List<MatchedRange> inText(String text) {
        String normalized = HangulMatch.normalized(text);
        // Offsets are those of the shown text only where both have the same length.
        return normalized.length() != text.length()
                ? List.of()
                : inOrder(words.stream().flatMap(word -> word(normalized, word).stream()));
    }

    /** The parts of a formatted phone number that match the digits typed, from left to right. */
    public List<MatchedRange> inDigits(String formatted) {
        int[] places = digitPlaces(formatted);
        StringBuilder plain = new StringBuilder(places.length);
        for (int place : places) {
            plain.append(formatted.charAt(place));
        }
        // The end of a number is what people ask for.
        return inOrder(digits.stream()
                .filter(part -> plain.lastIndexOf(part) >= 0)
                .map(part -> {
                    int at = plain.lastIndexOf(part);
                    return new MatchedRange(places[at], places[at + part.length() - 1] + 1);
                }));
    }

    /** Whether a patient's name and phone match every part, as far as those two tell. */
    public boolean match(String name, String phone) {
        return words.stream().allMatch(word -> HangulMatch.matches(name, word))
                && digits.stream().allMatch(part -> phone.replaceAll("\\D", "").contains(part));
    }

    private static List<MatchedRange> word(String text, String word) {
        int at = HangulMatch.find(text, word);
        if (at < 0) {
            return List.of();
        }
        // The last syllable typed may stand for two of the text: 깇 finds 기철.
        for (int more = 0; more <= MOST_SPLIT; more++) {
            int end = Math.min(at + word.length() + more, text.length());
            if (HangulMatch.find(text.substring(at, end), word) == 0) {
                return List.of(new MatchedRange(at, end));
            }
        }
        return List.of();
    }

    private static int[] digitPlaces(String formatted) {
        int[] places = new int[formatted.length()];
        int count = 0;
        for (int i = 0; i < formatted.length(); i++) {
            if (Character.isDigit(formatted.charAt(i))) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** Ranges from left to right; of two that overlap the first. */
    private static List<MatchedRange> inOrder(Stream<MatchedRange> ranges) {
        List<MatchedRange> ordered = new ArrayList<>();
        ranges.sorted(Comparator.comparingInt(MatchedRange::start)).forEach(range -> {
            if (ordered.isEmpty() || ordered.getLast().end() <= range.start()) {
                ordered.add(range);
            }
        });
        return ordered;
    }
}
