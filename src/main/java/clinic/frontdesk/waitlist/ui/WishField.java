package clinic.frontdesk.waitlist.ui;

/** The fields of a wish, in the order of input. */
public enum WishField {
    NAME,
    PHONE,
    BIRTH,
    SERVICE,
    DAYS,
    FROM,
    UNTIL,
    REMARK
}
