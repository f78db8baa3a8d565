package clinic.frontdesk.schedule;

/** A half of a day; the morning ends at noon. */
public enum Period {
    MORNING,
    AFTERNOON;

    /** The period of a minute of the day, 0 to 1439. */
    public static Period of(int minute) {
        return minute < 12 * 60 ? MORNING : AFTERNOON;
    }
}
