package clinic.frontdesk.schedule;

import java.util.Locale;

/** Minutes of a day as the clinic's wall clock shows them. */
public final class ClockTime {

    public static final int MINUTES_A_DAY = 24 * 60;

    private ClockTime() {}

    /** {@code HH:mm}, with ASCII digits whatever the machine's locale is: it is also what the database stores. */
    public static String format(int minuteOfDay) {
        return String.format(Locale.ROOT, "%02d:%02d", minuteOfDay / 60, minuteOfDay % 60);
    }
}
