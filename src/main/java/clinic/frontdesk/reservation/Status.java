package clinic.frontdesk.reservation;

/** A reservation's status, as the website's records know it. */
public enum Status {
    PENDING,
    CONFIRMED,
    CANCELLED,
    COMPLETED,
    NO_SHOW,
    REJECTED
}
