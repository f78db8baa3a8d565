package clinic.frontdesk.input;

import clinic.frontdesk.schedule.Period;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time or both as people say them, in Korean and English whatever the language of the screen: {@code 12/1},
 * {@code 모레 오후}, {@code 다음 주 화}, {@code +2w}, {@code fri 3pm}.
 *
 * <ul>
 *   <li>A date without its year is the next such date from today on; so are a day of the month and a weekday.
 *   <li>Weeks begin on Monday: {@code 다음 주 화}, {@code 다음 화} and {@code next tue} are the Tuesday of the calendar
 *       week after this one, {@code 다음 주} is its Monday. A week, month or date that is said to be past is past.
 *   <li>An hour of one digit from 1 to 7 without half-day or leading zero is in the afternoon: {@code 3시}, {@code 3:30}.
 * </ul>
 *
 * @param date null where only a time was said
 * @param period the half-day, said or that of the time; null where neither was said
 * @param minute the minute of the day, 0 to 1439; null where no time was said
 */
public record DatePhrase(
        @Nullable LocalDate date,
        @Nullable Period period,
        @Nullable Integer minute) {

    /** The longest text that is read, in UTF-16 code units. */
    private static final int LONGEST = 60;

    private static final Pattern DAY_OF_MONTH = Pattern.compile("\\d{1,2}");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}");
    private static final Pattern CLOCK_DIGITS = Pattern.compile("\\d{3,4}");

    /**
     * Parses a phrase. Problems are {@code date.form} for what cannot be read, {@code date.none} for a date that does
     * not exist, {@code date.weekday} for a weekday that is not the date's, {@code time.none} for a time that does not
     * exist, and {@code time.half} for a time that is not in the half-day.
     *
     * @param today the clinic's today
     */
    public static Parsed<DatePhrase> parse(String text, LocalDate today) {
        String written = normalized(text);
        PhraseParts parts = new PhraseParts();
        if (DAY_OF_MONTH.matcher(written).matches()) {
            parts.say(PhraseParts.Part.DAY_OF_MONTH, Integer.parseInt(written));
        } else if (written.length() > LONGEST || !PhraseWords.read(written, parts)) {
            return Parsed.problem("date.form");
        }
        return parts.resolve(today);
    }

    /** Parses a date without a time. Problems are as of {@link #parse}. */
    public static Parsed<LocalDate> day(String text, LocalDate today) {
        Parsed<DatePhrase> phrase = parse(text, today);
        DatePhrase value = phrase.value();
        if (value == null) {
            return new Parsed<>(null, phrase.problem());
        }
        LocalDate date = value.date();
        return date == null || value.period() != null ? Parsed.problem("date.form") : Parsed.of(date);
    }

    /**
     * Parses a time without a date into the minute of the day, 0 to 1439; {@code 9}, {@code 930} and {@code 0930} are
     * times here. Problems are {@code time.form}, {@code time.none} and {@code time.half}.
     */
    public static Parsed<Integer> minute(String text) {
        String written = normalized(text);
        PhraseParts parts = new PhraseParts();
        if (HOUR.matcher(written).matches()) {
            parts.sayTime(written, 0);
        } else if (CLOCK_DIGITS.matcher(written).matches()) {
            parts.sayClock(written);
        } else if (written.length() > LONGEST || !PhraseWords.read(written, parts) || parts.saysDate()) {
            return Parsed.problem("time.form");
        }
        return parts.resolveMinute();
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }
}
