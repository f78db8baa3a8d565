package clinic.frontdesk.closure;

import clinic.frontdesk.schedule.Opening;
import java.util.List;

/**
 * A range of a date's own hours, which stand in place of its weekly openings.
 *
 * @param start minute of the day, from 0
 * @param end minute of the day, exclusive, after {@code start} and before 1440
 * @param interval minutes from one offered start to the next, 1 to 480
 * @param capacity the most reservations at one instant, 1 to 100
 */
public record OpenHours(int start, int end, int interval, int capacity) {

    private static final int DEFAULT_INTERVAL = 30;
    private static final int LONGEST_INTERVAL = 480;
    private static final int MOST_AT_ONCE = 100;

    public OpenHours {
        if (start < 0
                || end <= start
                || end >= 24 * 60
                || interval < 1
                || interval > LONGEST_INTERVAL
                || capacity < 1
                || capacity > MOST_AT_ONCE) {
            throw new IllegalArgumentException("not hours of a date: " + start + "-" + end + " every " + interval);
        }
    }

    /** A range with the interval and the capacity that the clinic has else: the shortest and the largest of these openings. */
    public static OpenHours like(List<Opening> openings, int start, int end) {
        List<Opening> clinicWide = openings.stream().filter(Opening::clinicWide).toList();
        int interval = clinicWide.stream().mapToInt(Opening::interval).min().orElse(DEFAULT_INTERVAL);
        int capacity = clinicWide.stream().mapToInt(Opening::capacity).max().orElse(1);
        return new OpenHours(
                start, end, Math.clamp(interval, 1, LONGEST_INTERVAL), Math.clamp(capacity, 1, MOST_AT_ONCE));
    }
}
