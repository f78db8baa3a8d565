package clinic.frontdesk.schedule;

/** Minutes of a day as the clinic's wall clock shows them. */
public final class ClockTime {

    public static final int MINUTES_A_DAY = 24 * 60;

    private ClockTime() {}

    /** {@code HH:mm}, with ASCII digits whatever the machine's locale is: it is also what the database stores. */
    public static String format(int minuteOfDay) {
        int hour = minuteOfDay / 60;
        int minute = minuteOfDay % 60;
        return new String(new char[] {digit(hour / 10), digit(hour % 10), ':', digit(minute / 10), digit(minute % 10)});
    }

    private static char digit(int value) {
        return (char) ('0' + value);
    }
}
