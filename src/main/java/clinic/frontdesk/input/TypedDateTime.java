package clinic.frontdesk.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses dates and times as people type them. */
public final class TypedDateTime {

    private static final Pattern WHOLE = Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})");
    private static final Pattern MONTH_AND_DAY = Pattern.compile("(\\d{1,2})[-./](\\d{1,2})");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):?(\\d{2})");

    private TypedDateTime() {}

    /**
     * Parses {@code 2026-11-30}, {@code 11/30}, {@code 30}, and the words for today and tomorrow in both languages. A
     * day without month or year is the next such day from today on. The problem is {@code date.form}.
     */
    public static Parsed<LocalDate> day(String text, LocalDate today) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        if (written.equals("오늘") || written.equals("today")) {
            return Parsed.of(today);
        }
        if (written.equals("내일") || written.equals("tomorrow")) {
            return Parsed.of(today.plusDays(1));
        }
        try {
            Matcher whole = WHOLE.matcher(written);
            if (whole.matches()) {
                return Parsed.of(LocalDate.of(number(whole, 1), number(whole, 2), number(whole, 3)));
            }
            Matcher monthAndDay = MONTH_AND_DAY.matcher(written);
            if (monthAndDay.matches()) {
                return next(number(monthAndDay, 1), number(monthAndDay, 2), today);
            }
            Matcher day = DAY.matcher(written);
            if (day.matches()) {
                return next(0, number(day, 1), today);
            }
        } catch (DateTimeException e) {
            return Parsed.problem("date.form");
        }
        return Parsed.problem("date.form");
    }

    /**
     * The next date from today on with a day of the month, in a month or, for 0, in any; 29 February can be up to eight
     * years away.
     */
    private static Parsed<LocalDate> next(int month, int dayOfMonth, LocalDate today) {
        return today.datesUntil(today.plusYears(9))
                .filter(day -> day.getDayOfMonth() == dayOfMonth && (month == 0 || day.getMonthValue() == month))
                .findFirst()
                .map(Parsed::of)
                .orElseGet(() -> Parsed.problem("date.form"));
    }

    /**
     * Parses {@code 9:30}, {@code 0930} and the like into the minute of the day, 0 to 1439. The problem is {@code
     * time.form}.
     */
    public static Parsed<Integer> minute(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches() || number(parts, 1) > 23 || number(parts, 2) > 59) {
            return Parsed.problem("time.form");
        }
        return Parsed.of(number(parts, 1) * 60 + number(parts, 2));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
