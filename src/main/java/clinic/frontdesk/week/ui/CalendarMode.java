package clinic.frontdesk.week.ui;

/** How much of the calendar is shown. */
public enum CalendarMode {
    DAY,
    WEEK,
    MONTH
}
