package clinic.frontdesk.week;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.DayGrid;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One day of a shown week.
 *
 * @param openings the openings in force, clinic-wide and of single services; empty on a day without openings
 * @param closures what is closed for every service, by start
 * @param cards the day's reservations that have a readable time, by start
 * @param freeSlots the free slots of the grid before a service is chosen, by start
 * @param fullness how full the periods are that have bookable minutes
 */
public record WeekDay(
        LocalDate date,
        List<Opening> openings,
        List<ClosedInterval> closures,
        List<WeekCard> cards,
        List<Slot> freeSlots,
        Map<Period, Fullness> fullness) {

    /** The day of a plan, with these cards; slots before {@code now} are not free. */
    public static WeekDay of(DayPlan plan, List<WeekCard> cards, LocalDateTime now) {
        DayGrid grid = new DayGrid(plan);
        return new WeekDay(
                plan.date(), plan.openings(), ClosedInterval.of(plan), cards, grid.freeSlots(now), grid.fullness());
    }

    /** Whether the whole day is closed, as on a public holiday or on a day without openings. */
    public boolean closed() {
        return openings.isEmpty() || wholeDay().isPresent();
    }

    /** Why the whole day is closed; empty where it is not, where there is no opening, or where no reason was given. */
    public Optional<String> closedFor() {
        return wholeDay().map(ClosedInterval::reason).filter(reason -> !reason.isBlank());
    }

    /** The interval that covers the whole day or all of its openings. */
    private Optional<ClosedInterval> wholeDay() {
        return closures.stream()
                .filter(interval -> (interval.start() == 0 && interval.end() == ClockTime.MINUTES_A_DAY)
                        || (!openings.isEmpty() && openings.stream().allMatch(interval::covers)))
                .findFirst();
    }
}
