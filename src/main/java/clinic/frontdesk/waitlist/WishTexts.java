package clinic.frontdesk.waitlist;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Wishes in words. */
public final class WishTexts {

    private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final int MOST_DATES = 3;

    private WishTexts() {}

    /** The days and the half-day, such as the mornings of this week. */
    public static Text when(WishTerms terms, LocalDate today) {
        Text days = days(terms.days(), today);
        Period half = terms.half();
        return half == null
                ? days
                : Text.of(
                        "waitlist.days-half",
                        days,
                        Text.of("waitlist.half." + half.name().toLowerCase(Locale.ROOT)));
    }

    /** From and until which day it suits. */
    public static Text until(WishTerms terms, LocalDate today) {
        LocalDate from = terms.notBefore();
        String last = DayLabel.of(terms.lastDay());
        return from != null && from.isAfter(today)
                ? Text.of("waitlist.from-until", DayLabel.of(from), last)
                : Text.of("waitlist.until", last);
    }

    /** Day and time of a start: today and tomorrow by name, this week and the next by weekday. */
    public static Text start(Slot start, LocalDate today) {
        LocalDate date = start.date();
        Text day;
        if (date.equals(today)) {
            day = Text.of("start.today");
        } else if (date.equals(today.plusDays(1))) {
            day = Text.of("start.tomorrow");
        } else {
            boolean near = date.isBefore(monday(today).plusWeeks(1));
            day = Text.of(near ? "waitlist.day.near" : "waitlist.day.far", date);
        }
        return Text.of("waitlist.start", day, ClockTime.format(start.start()));
    }

    private static Text days(WishDays days, LocalDate today) {
        if (days.any()) {
            return Text.of("waitlist.days.any");
        }
        if (!days.dates().isEmpty()) {
            return dates(days.dates(), today);
        }
        if (days.weekdays().equals(WORKING)) {
            return Text.of("waitlist.days.working");
        }
        return joined(days.weekdays().stream()
                .sorted(Comparator.naturalOrder())
                .map(day -> Text.of("waitlist.day." + day.name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    private static Text dates(List<LocalDate> dates, LocalDate today) {
        LocalDate sunday = monday(today).plusDays(6);
        boolean together =
                dates.size() > 1 && dates.getFirst().plusDays(dates.size() - 1L).equals(dates.getLast());
        if (together && dates.getLast().equals(sunday) && !dates.getFirst().isAfter(today)) {
            return Text.of("waitlist.days.this-week");
        }
        if (together
                && dates.getFirst().equals(sunday.plusDays(1))
                && dates.getLast().equals(sunday.plusDays(7))) {
            return Text.of("waitlist.days.next-week");
        }
        if (together && dates.size() > 2) {
            return Text.of("waitlist.days.range", DayLabel.of(dates.getFirst()), DayLabel.of(dates.getLast()));
        }
        String shown = dates.stream().limit(MOST_DATES).map(DayLabel::of).collect(Collectors.joining(", "));
        return dates.size() > MOST_DATES
                ? Text.of("waitlist.days.more", shown, dates.size() - MOST_DATES)
                : Text.of("waitlist.days.dates", shown);
    }

    private static LocalDate monday(LocalDate today) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Text joined(List<Text> parts) {
        List<Text> rest = new ArrayList<>(parts);
        Text all = rest.removeFirst();
        for (Text part : rest) {
            all = Text.of("waitlist.days.joined", all, part);
        }
        return all;
    }
}
