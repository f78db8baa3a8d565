package clinic.frontdesk.output;

import java.util.Locale;

/** What a document is. */
public enum DocumentKind {
    /** The day's sheet by time. */
    DAY,
    /** The day's sheet by lane. */
    LANES,
    WEEK,
    /** The calling list of a day. */
    CALLS,
    /** A patient's slip. */
    SLIP,
    /** Reservations of a period or a patient. */
    RESERVATIONS;

    /** Its name in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
