package clinic.frontdesk.waitlist;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The days that suit: some weekdays, or single days.
 *
 * @param weekdays at least one; all where any weekday suits
 * @param dates in order, without repetition; where there are any, these alone suit
 */
public record WishDays(Set<DayOfWeek> weekdays, List<LocalDate> dates) {

    /** Any day. */
    public static final WishDays ANY = new WishDays(EnumSet.allOf(DayOfWeek.class), List.of());

    public WishDays {
        weekdays = Set.copyOf(weekdays);
        dates = dates.stream().distinct().sorted().toList();
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("a wish has at least one weekday");
        }
    }

    /** Some weekdays. */
    public static WishDays on(Set<DayOfWeek> weekdays) {
        return new WishDays(weekdays, List.of());
    }

    /** Single days. */
    public static WishDays of(List<LocalDate> dates) {
        return new WishDays(ANY.weekdays, dates);
    }

    /** Whether any day suits. */
    public boolean any() {
        return dates.isEmpty() && weekdays.size() == DayOfWeek.values().length;
    }

    /** Whether a day suits. */
    public boolean suits(LocalDate day) {
        return dates.isEmpty() ? weekdays.contains(day.getDayOfWeek()) : dates.contains(day);
    }

    /** A bit for each weekday, Monday first. */
    int bits() {
        return weekdays.stream().mapToInt(day -> 1 << (day.getValue() - 1)).sum();
    }

    static Set<DayOfWeek> weekdays(int bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((bits & 1 << (day.getValue() - 1)) != 0) {
                days.add(day);
            }
        }
        return days;
    }
}
