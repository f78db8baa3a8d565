package clinic.frontdesk.week.ui;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.week.Month;
import clinic.frontdesk.week.MonthDay;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Invented months. */
public final class SampleMonths {

    private SampleMonths() {}

    /** Six weeks with more on some days than on others, a holiday on the fifteenth, and closed weekends. */
    public static Month of(LocalDate first) {
        List<MonthDay> days = IntStream.range(0, Month.DAYS)
                .mapToObj(i -> day(first.plusDays(i)))
                .toList();
        return new Month(days, SampleWeeks.MONDAY.plusDays(2), DayVersions.NONE);
    }

    private static MonthDay day(LocalDate date) {
        boolean holiday = date.getDayOfMonth() == 12;
        if (holiday || date.getDayOfWeek().getValue() > 5) {
            return new MonthDay(date, 0, null, holiday ? "대체공휴일(부처님오신날·어린이날)" : "", "");
        }
        int people = date.getDayOfMonth() * 17 % 62;
        return new MonthDay(date, people, new Fullness(people, 61), "", date.getDayOfMonth() == 20 ? "원장님 학회" : "");
    }
}
