package clinic.frontdesk.upgrade.report;

import clinic.frontdesk.schedule.ClockTime;
import org.jspecify.annotations.Nullable;

/**
 * A written time of day, parsed without a pattern, to check the database's own parsing. Blanks around it are ignored.
 * {@code 9:30} and {@code 14:00} are times; {@code 24:00}, {@code 1400} and {@code 오후 2시} are not.
 *
 * @param minute the minute of the day, 0 to 1439, or -1 where it is no time
 * @param problem {@code empty}, {@code out-of-range} or {@code not-a-time} where it is none, else null
 */
public record WrittenTime(int minute, @Nullable String problem) {

    static WrittenTime read(@Nullable String written) {
        String text = written == null ? "" : stripped(written);
        if (text.isEmpty()) {
            return new WrittenTime(-1, "empty");
        }
        int colon = text.indexOf(':');
        int hours = number(text, 0, colon);
        int minutes = colon < 0 ? -1 : number(text, colon + 1, text.length());
        if (hours < 0 || minutes < 0 || text.length() - colon - 1 != 2) {
            return new WrittenTime(-1, "not-a-time");
        }
        return hours > 23 || minutes > 59
                ? new WrittenTime(-1, "out-of-range")
                : new WrittenTime(hours * 60 + minutes, null);
    }

    /** {@code HH:mm} of a minute of the day, null from midnight on. */
    static @Nullable String write(int minute) {
        return minute < 0 || minute >= ClockTime.MINUTES_A_DAY ? null : ClockTime.format(minute);
    }

    private static String stripped(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && " \t\r\n".indexOf(written.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\n".indexOf(written.charAt(to - 1)) >= 0) {
            to--;
        }
        return written.substring(from, to);
    }

    /** The number of one or two ASCII digits, else -1. */
    private static int number(String text, int from, int to) {
        if (to - from < 1 || to - from > 2) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
