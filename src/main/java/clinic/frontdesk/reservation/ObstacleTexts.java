package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.Obstacle;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in the way of a treatment, in words that name it. */
final class ObstacleTexts {

    /** More reservations than these are counted, not named. */
    private static final int NAMED = 2;

    private ObstacleTexts() {}

    /**
     * @param names patients' names by reservation; one without a name is shown by its time alone
     */
    static Text of(Obstacle obstacle, Map<String, String> names) {
        return switch (obstacle) {
            case Obstacle.NoOpening none -> Text.of("obstacle.no-opening");
            case Obstacle.Closed closed -> closed(closed.closure());
            case Obstacle.OutsideHours outside -> Text.of("obstacle.outside-hours", windows(outside.windows()));
            case Obstacle.Full full -> full(full.held(), names);
            case Obstacle.LimitReached reached ->
                Text.of("obstacle.daily-limit", reached.limit().minutes());
        };
    }

    private static Text closed(Closure closure) {
        boolean wholeDay = closure.start() == 0 && closure.end() == ClockTime.MINUTES_A_DAY;
        if (wholeDay) {
            return closure.reason().isBlank()
                    ? Text.of("obstacle.closed-day")
                    : Text.of("obstacle.closed-day-for", closure.reason());
        }
        String when = closure.start() == closure.end()
                ? ClockTime.format(closure.start())
                : ClockTime.format(closure.start()) + "–" + ClockTime.format(closure.end());
        return closure.reason().isBlank()
                ? Text.of("obstacle.closed", when)
                : Text.of("obstacle.closed-for", when, closure.reason());
    }

    private static String windows(List<Opening> windows) {
        return windows.stream()
                .map(window -> ClockTime.format(window.start()) + "–" + ClockTime.format(window.end()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Text full(List<BusyInterval> held, Map<String, String> names) {
        if (held.isEmpty()) {
            return Text.of("refusal.full");
        }
        String named = held.stream()
                .limit(NAMED)
                .map(interval -> label(interval, names.getOrDefault(interval.reservationId(), "")))
                .collect(Collectors.joining(", "));
        return held.size() > NAMED
                ? Text.of("obstacle.full-more", named, held.size() - NAMED)
                : Text.of("obstacle.full", named);
    }

    /** {@code 10:00–10:40 김하나}: the time that it holds, with the buffer. */
    private static String label(BusyInterval interval, String name) {
        String until = interval.until() >= ClockTime.MINUTES_A_DAY ? "24:00" : ClockTime.format(interval.until());
        return (ClockTime.format(interval.start()) + "–" + until + " " + name).strip();
    }
}
