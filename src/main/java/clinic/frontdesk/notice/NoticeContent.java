package clinic.frontdesk.notice;

import java.text.Normalizer;
import java.time.LocalDate;

/**
 * What a notice says, and on which days.
 *
 * @param text not blank, at most {@value #LONGEST} UTF-16 code units; may have several lines and name people; never logged
 * @param first the first day
 * @param last the last day, inclusive; not before the first
 */
public record NoticeContent(String text, LocalDate first, LocalDate last) {

    /** The longest text, in UTF-16 code units. */
    public static final int LONGEST = 500;

    public NoticeContent {
        text = clean(text);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a notice has 1 to " + LONGEST + " characters");
        }
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last day is before the first");
        }
    }

    /** A text as it is stored: composed letters, without blanks around it and control characters in it. */
    public static String clean(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("\\R", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n]]", " ")
                .strip();
    }

    /** Whether it is pinned to a day of a range. */
    public boolean concerns(LocalDate from, LocalDate until) {
        return !first.isAfter(until) && !last.isBefore(from);
    }
}
