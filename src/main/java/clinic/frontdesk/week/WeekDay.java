package clinic.frontdesk.week;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One day of a shown week.
 *
 * @param openings the openings in force, clinic-wide and of single services; empty on a closed day
 * @param closures what is closed of it for every service, by start, with the reason to show
 * @param cards the day's reservations with a readable time, by start
 * @param fullness for each period that has an opening, the part of its bookable minutes that is held, 0 to 1
 */
public record WeekDay(
        LocalDate date,
        List<Opening> openings,
        List<Closure> closures,
        List<WeekCard> cards,
        Map<Period, Double> fullness) {

    private static final int MIDNIGHT = 24 * 60;

    /** Whether nothing is open that day, as on a public holiday. */
    public boolean closed() {
        return openings.isEmpty() || shut().isPresent();
    }

    /** Why the whole day is closed, for a person to read; nothing where no opening falls on it, or no reason was given. */
    public Optional<String> closedFor() {
        return shut().map(Closure::reason).filter(reason -> !reason.isBlank());
    }

    /** The closure that covers the whole day, or all of it that would be open. */
    private Optional<Closure> shut() {
        return closures.stream()
                .filter(closure -> (closure.start() == 0 && closure.end() == MIDNIGHT)
                        || (!openings.isEmpty()
                                && openings.stream()
                                        .allMatch(opening ->
                                                closure.start() <= opening.start() && opening.end() <= closure.end())))
                .findFirst();
    }

    /** A closed stretch [start, end) in minutes of the day, and why. */
    public record Closure(int start, int end, String reason) {}
}
