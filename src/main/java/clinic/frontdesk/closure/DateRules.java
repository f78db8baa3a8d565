package clinic.frontdesk.closure;

import java.util.List;

/**
 * What is special about a date.
 *
 * @param holiday the name of the public holiday; empty where the date is none
 * @param opened whether the clinic opened the holiday
 * @param hours the date's own hours by start; empty where it follows its weekday
 */
public record DateRules(String holiday, boolean opened, List<OpenHours> hours) {

    public DateRules {
        hours = List.copyOf(hours);
    }

    /** The same date with hours of its own, which opens a holiday, or with none. */
    DateRules with(List<OpenHours> wanted) {
        return new DateRules(holiday, opened || (!holiday.isEmpty() && !wanted.isEmpty()), wanted);
    }

    /** The same holiday, open as on any other day of its weekday. */
    DateRules openedAsUsual() {
        return new DateRules(holiday, true, List.of());
    }

    /** The same date as the calendar has it: a holiday closed, another day with the hours of its weekday. */
    DateRules asUsual() {
        return new DateRules(holiday, false, List.of());
    }
}
