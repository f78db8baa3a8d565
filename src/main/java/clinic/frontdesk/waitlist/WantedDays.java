package clinic.frontdesk.waitlist;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.input.Parsed;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Days as people say them: weekdays ({@code 월수금}, {@code mon fri}, {@code 평일}), a week ({@code 이번 주}, {@code next week}), or
 * single days separated by commas ({@code 12/2, 12/4}).
 */
public final class WantedDays {

    private static final String KOREAN = "월화수목금토일";
    private static final String ENGLISH = "montuewedthufrisatsun";
    private static final int LETTERS = 3;
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_WITHOUT_YEAR = 300;
    private static final Pattern KOREAN_DAYS = Pattern.compile("(?:[월화수목금토일](?:요일)?[ ·/]*)+");
    private static final Pattern ENGLISH_DAYS =
            Pattern.compile("(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?s?(?:[ ·/]+|$))+");
    private static final Pattern WORKING = Pattern.compile("평일|주중|weekdays?");
    private static final Pattern WEEKEND = Pattern.compile("주말|weekends?");
    private static final Pattern THIS_WEEK = Pattern.compile("이번 ?주|금주|this week");
    private static final Pattern NEXT_WEEK = Pattern.compile("다음 ?주|담 ?주|next week");
    private static final Pattern ANY = Pattern.compile("|언제든지?|아무 ?때나?|any|any day");

    private WantedDays() {}

    /**
     * Parses days; nothing is any day. The problem is {@code date.form} or another of {@link DatePhrase#day}, or
     * {@code date.mixed} for weekdays beside single days.
     *
     * @param today the clinic's today
     */
    public static Parsed<WishDays> parse(String text, LocalDate today) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        List<LocalDate> dates = new ArrayList<>();
        String written = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        if (ANY.matcher(written).matches()) {
            return Parsed.of(WishDays.ANY);
        }
        for (String part : written.split(",", -1)) {
            String problem = add(part.strip(), today, weekdays, dates);
            if (problem != null) {
                return Parsed.problem(problem);
            }
        }
        if (!weekdays.isEmpty() && !dates.isEmpty()) {
            return Parsed.problem("date.mixed");
        }
        return Parsed.of(dates.isEmpty() ? WishDays.on(weekdays) : WishDays.of(dates));
    }

    private static @Nullable String add(String part, LocalDate today, Set<DayOfWeek> weekdays, List<LocalDate> dates) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (WORKING.matcher(part).matches()) {
            weekdays.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        } else if (WEEKEND.matcher(part).matches()) {
            weekdays.addAll(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        } else if (KOREAN_DAYS.matcher(part).matches()) {
            part.replace("요일", "")
                    .codePoints()
                    .map(KOREAN::indexOf)
                    .filter(day -> day >= 0)
                    .forEach(day -> weekdays.add(DayOfWeek.of(day + 1)));
        } else if (ENGLISH_DAYS.matcher(part).matches()) {
            for (String day : part.split("[ ·/]+", 0)) {
                weekdays.add(DayOfWeek.of(ENGLISH.indexOf(day.substring(0, LETTERS)) / LETTERS + 1));
            }
        } else if (THIS_WEEK.matcher(part).matches()) {
            addDays(dates, today, monday.plusDays(DAYS_A_WEEK));
        } else if (NEXT_WEEK.matcher(part).matches()) {
            addDays(dates, monday.plusDays(DAYS_A_WEEK), monday.plusDays(2 * DAYS_A_WEEK));
        } else {
            Parsed<LocalDate> day = DatePhrase.day(part, today);
            if (day.value() == null) {
                return day.problem();
            }
            dates.add(day.value());
        }
        return null;
    }

    private static void addDays(List<LocalDate> dates, LocalDate first, LocalDate end) {
        first.datesUntil(end).forEach(dates::add);
    }

    /** A day as {@link DatePhrase#day} reads it: without its year where that is clear. */
    public static String written(LocalDate day, LocalDate today) {
        boolean clear = !day.isBefore(today) && day.isBefore(today.plusDays(DAYS_WITHOUT_YEAR));
        return clear ? DayLabel.of(day) : day.toString();
    }

    /** The days as {@link #parse} reads them, for a field; weekdays in Korean or English. */
    public static String written(WishDays days, LocalDate today, Locale language) {
        return days.dates().isEmpty()
                ? written(days, language)
                : days.dates().stream().map(day -> written(day, today)).collect(Collectors.joining(", "));
    }

    /** As {@link #written(WishDays, LocalDate, Locale)}, with the years of single days. */
    public static String written(WishDays days, Locale language) {
        if (days.any()) {
            return "";
        }
        if (!days.dates().isEmpty()) {
            return days.dates().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        }
        boolean korean = !language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return days.weekdays().stream()
                .sorted()
                .map(DayOfWeek::ordinal)
                .map(day ->
                        korean ? KOREAN.substring(day, day + 1) : ENGLISH.substring(day * LETTERS, (day + 1) * LETTERS))
                .collect(Collectors.joining(korean ? "" : " "));
    }
}
