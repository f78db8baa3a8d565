package clinic.frontdesk.reservation.ui;

/** The fields of the booking form, in the order of input. */
public enum BookingField {
    NAME,
    PHONE,
    BIRTH,
    SERVICE,
    /** The date and time as a person says them. */
    START,
    /** The dates of a course. */
    COURSE,
    /** The reason of a squeeze-in. */
    REASON
}
