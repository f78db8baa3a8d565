package clinic.frontdesk.week;

import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An interval of a day that is drawn as closed for every service.
 *
 * @param start minute of the day, inclusive
 * @param end minute of the day, exclusive, up to 1440
 * @param reason the reason to show; may be empty
 */
public record ClosedInterval(int start, int end, String reason) {

    /** The length at which a closure of one start is drawn where no opening tells when the next start is. */
    private static final int DEFAULT_INTERVAL = 30;

    /** The closed intervals of a day by start. Closures that touch and have the same reason, as the website's do, are one. */
    static List<ClosedInterval> of(DayPlan day) {
        List<ClosedInterval> closed = new ArrayList<>();
        List<Closure> sorted = day.closures().stream()
                .filter(closure -> closure.serviceId() == null)
                .sorted(Comparator.comparing(Closure::reason).thenComparingInt(Closure::start))
                .toList();
        for (Closure closure : sorted) {
            int end = closure.start() == closure.end() ? nextStart(day, closure.start()) : closure.end();
            ClosedInterval last = closed.isEmpty() ? null : closed.getLast();
            if (last != null && last.reason.equals(closure.reason()) && closure.start() <= last.end) {
                closed.set(
                        closed.size() - 1, new ClosedInterval(last.start, Math.max(last.end, end), closure.reason()));
            } else {
                closed.add(new ClosedInterval(closure.start(), end, closure.reason()));
            }
        }
        closed.sort(Comparator.comparingInt(ClosedInterval::start));
        return List.copyOf(closed);
    }

    private static int nextStart(DayPlan day, int start) {
        return start
                + day.openings().stream()
                        .filter(opening -> opening.clinicWide() && opening.covers(start))
                        .mapToInt(Opening::interval)
                        .min()
                        .orElse(DEFAULT_INTERVAL);
    }

    boolean covers(Opening opening) {
        return start <= opening.start() && opening.end() <= end;
    }
}
