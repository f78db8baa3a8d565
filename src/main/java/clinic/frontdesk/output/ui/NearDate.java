package clinic.frontdesk.output.ui;

import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.input.Parsed;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Days of documents as people type them. Bookings are to come; documents are as often of days that are past. */
final class NearDate {

    private static final int HALF_A_YEAR = 183;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private NearDate() {}

    /** As {@link DatePhrase#day}, but a date without a year is the nearest one, past or to come. */
    static Parsed<LocalDate> parse(String text, LocalDate today) {
        Parsed<LocalDate> parsed = DatePhrase.day(text, today);
        LocalDate day = parsed.value();
        if (day == null
                || !day.isAfter(today.plusDays(HALF_A_YEAR))
                || YEAR.matcher(text).find()) {
            return parsed;
        }
        return Parsed.of(day.minusYears(1));
    }
}
