package clinic.frontdesk.input;

import clinic.frontdesk.schedule.Period;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words of a {@link DatePhrase} say, and the date and the time that follow from it. */
final class PhraseParts {

    /** One thing that a phrase says, as a number. */
    enum Part {
        YEAR,
        /** Counted from this year. */
        YEARS_AHEAD,
        /** 1 to 12. */
        MONTH,
        /** Counted from this month. */
        MONTHS_AHEAD,
        DAY_OF_MONTH,
        LAST_DAY_OF_MONTH,
        DAYS_LATER,
        WEEKS_LATER,
        MONTHS_LATER,
        /** Counted from this week. */
        WEEKS_AHEAD,
        /** The week was named without its noun, as in "next tue". */
        WEEK_NEEDS_WEEKDAY,
        /** 1 to 7 from Monday. */
        WEEKDAY,
        /** 0 for the morning, 1 for the afternoon. */
        HALF,
        HOUR,
        /** The hour was written with one digit. */
        ONE_DIGIT,
        MINUTE
    }

    private static final Set<Part> TIME = EnumSet.of(Part.HALF, Part.HOUR, Part.ONE_DIGIT, Part.MINUTE);

    private static final Set<Part> OF_A_MONTH = EnumSet.of(
            Part.YEAR, Part.YEARS_AHEAD, Part.MONTH, Part.MONTHS_AHEAD, Part.DAY_OF_MONTH, Part.LAST_DAY_OF_MONTH);

    private static final int CENTURY = 2000;

    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    /** From one 29 February to the next there are up to eight years. */
    private static final int YEARS_TRIED = 9;

    /** The hours that are of the afternoon unless the phrase says otherwise, from 1 on. */
    private static final int LAST_AFTERNOON_HOUR = 7;

    private final Map<Part, Integer> said = new EnumMap<>(Part.class);
    private boolean contradictory;

    /** Adds what a word says; the same part twice is a contradiction. */
    void say(Part part, int value) {
        contradictory |= said.put(part, value) != null;
    }

    /** Adds a time; the hour as it is written. */
    void sayTime(String hour, int minute) {
        say(Part.HOUR, Integer.parseInt(hour));
        say(Part.MINUTE, minute);
        if (hour.length() == 1) {
            say(Part.ONE_DIGIT, 1);
        }
    }

    /** Adds a time of three or four digits. */
    void sayClock(String digits) {
        int hourDigits = digits.length() - 2;
        sayTime(digits.substring(0, hourDigits), Integer.parseInt(digits.substring(hourDigits)));
    }

    /** Adds the number after a date: its year after a month, otherwise a time. */
    void sayAfterDate(String digits) {
        if (said.containsKey(Part.MONTH)
                && !said.containsKey(Part.YEAR)
                && YEAR.matcher(digits).matches()) {
            say(Part.YEAR, Integer.parseInt(digits));
        } else if (saysDate()) {
            sayClock(digits);
        } else {
            contradictory = true;
        }
    }

    /** Whether a part was said twice, or a number stood where it means nothing. */
    boolean contradictory() {
        return contradictory;
    }

    boolean saysDate() {
        return said.keySet().stream().anyMatch(part -> !TIME.contains(part));
    }

    /** The phrase; problems as of {@link DatePhrase#parse}. */
    Parsed<DatePhrase> resolve(LocalDate today) {
        if (said.isEmpty()) {
            return Parsed.problem("date.form");
        }
        Integer minute = null;
        if (said.containsKey(Part.HOUR)) {
            Parsed<Integer> time = resolveMinute();
            minute = time.value();
            if (minute == null) {
                return new Parsed<>(null, time.problem());
            }
        }
        LocalDate date = null;
        if (saysDate()) {
            Parsed<LocalDate> day = resolveDay(today);
            date = day.value();
            if (date == null) {
                return new Parsed<>(null, day.problem());
            }
        }
        return Parsed.of(new DatePhrase(date, minute == null ? half() : Period.of(minute), minute));
    }

    /** The minute of the day; problems as of {@link DatePhrase#minute}. */
    Parsed<Integer> resolveMinute() {
        Integer hour = said.get(Part.HOUR);
        if (hour == null) {
            return Parsed.problem("time.form");
        }
        int minute = said.getOrDefault(Part.MINUTE, 0);
        if (hour > 23 || minute > 59) {
            return Parsed.problem("time.none");
        }
        Period half = half();
        boolean shifted = half == null
                ? said.containsKey(Part.ONE_DIGIT) && 0 < hour && hour <= LAST_AFTERNOON_HOUR
                : half == Period.AFTERNOON && 0 < hour && hour < 12;
        int resolved = half == Period.MORNING && hour == 12 ? 0 : shifted ? hour + 12 : hour;
        return half != null && Period.of(resolved * 60) != half
                ? Parsed.problem("time.half")
                : Parsed.of(resolved * 60 + minute);
    }

    private @Nullable Period half() {
        Integer half = said.get(Part.HALF);
        return half == null ? null : half == 0 ? Period.MORNING : Period.AFTERNOON;
    }

    private Parsed<LocalDate> resolveDay(LocalDate today) {
        try {
            LocalDate day = day(today);
            if (day == null) {
                return Parsed.problem("date.form");
            }
            Integer weekday = said.get(Part.WEEKDAY);
            return weekday == null || day.getDayOfWeek().getValue() == weekday
                    ? Parsed.of(day)
                    : Parsed.problem("date.weekday");
        } catch (DateTimeException e) {
            return Parsed.problem("date.none");
        }
    }

    /**
     * The date that the parts say; null if they say more than one, or none.
     *
     * @throws DateTimeException if it does not exist
     */
    private @Nullable LocalDate day(LocalDate today) {
        boolean ofMonth = said.keySet().stream().anyMatch(OF_A_MONTH::contains);
        Integer daysLater = said.get(Part.DAYS_LATER);
        Integer weeksLater = said.get(Part.WEEKS_LATER);
        Integer monthsLater = said.get(Part.MONTHS_LATER);
        Integer weeksAhead = said.get(Part.WEEKS_AHEAD);
        int ways = (ofMonth ? 1 : 0)
                + (daysLater == null ? 0 : 1)
                + (weeksLater == null ? 0 : 1)
                + (monthsLater == null ? 0 : 1)
                + (weeksAhead == null ? 0 : 1);
        if (ways > 1) {
            return null;
        }
        return daysLater != null
                ? today.plusDays(daysLater)
                : weeksLater != null
                        ? inWeek(today.plusWeeks(weeksLater))
                        : monthsLater != null
                                ? today.plusMonths(monthsLater)
                                : weeksAhead != null
                                        ? inWeekAhead(today, weeksAhead)
                                        : ofMonth ? ofMonth(today) : next(today);
    }

    /** The weekday in the week of a day; without a weekday, the day. */
    private LocalDate inWeek(LocalDate day) {
        Integer weekday = said.get(Part.WEEKDAY);
        return weekday == null
                ? day
                : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(weekday - 1);
    }

    private @Nullable LocalDate inWeekAhead(LocalDate today, int weeks) {
        if (said.containsKey(Part.WEEKDAY)) {
            return inWeek(today.plusWeeks(weeks));
        }
        if (said.containsKey(Part.WEEK_NEEDS_WEEKDAY)) {
            return null;
        }
        return weeks == 0 ? today : today.plusWeeks(weeks).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private @Nullable LocalDate next(LocalDate today) {
        Integer weekday = said.get(Part.WEEKDAY);
        return weekday == null ? null : today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday)));
    }

    private @Nullable LocalDate ofMonth(LocalDate today) {
        Integer month = said.get(Part.MONTH);
        Integer ahead = said.get(Part.MONTHS_AHEAD);
        if (ahead != null) {
            return month != null || year(today) != null
                    ? null
                    : ofMonth(YearMonth.from(today).plusMonths(ahead), today);
        }
        Integer year = year(today);
        if (month == null) {
            return year != null ? null : ofAnyMonth(today);
        }
        if (year != null) {
            return ofMonth(YearMonth.of(year, month), today);
        }
        for (int i = 0; i < YEARS_TRIED; i++) {
            YearMonth tried = YearMonth.of(today.getYear() + i, month);
            if (exists(tried) && !ofMonth(tried, today).isBefore(today)) {
                return ofMonth(tried, today);
            }
        }
        throw new DateTimeException("no such day in this month");
    }

    /** The next such day from today on, in this month or another. */
    private LocalDate ofAnyMonth(LocalDate today) {
        for (YearMonth tried = YearMonth.from(today);
                tried.getYear() <= today.getYear() + 1;
                tried = tried.plusMonths(1)) {
            if (exists(tried) && !ofMonth(tried, today).isBefore(today)) {
                return ofMonth(tried, today);
            }
        }
        throw new DateTimeException("no such day in any month");
    }

    private boolean exists(YearMonth month) {
        return month.isValidDay(said.getOrDefault(Part.DAY_OF_MONTH, 1));
    }

    /** The day said in a month; without a day, its first, and for this month today. */
    private LocalDate ofMonth(YearMonth month, LocalDate today) {
        Integer day = said.get(Part.DAY_OF_MONTH);
        return said.containsKey(Part.LAST_DAY_OF_MONTH)
                ? month.atEndOfMonth()
                : day != null ? month.atDay(day) : month.equals(YearMonth.from(today)) ? today : month.atDay(1);
    }

    private @Nullable Integer year(LocalDate today) {
        Integer ahead = said.get(Part.YEARS_AHEAD);
        Integer year = said.get(Part.YEAR);
        return ahead != null
                ? Integer.valueOf(today.getYear() + ahead)
                : year == null || year >= 100 ? year : Integer.valueOf(CENTURY + year);
    }
}
