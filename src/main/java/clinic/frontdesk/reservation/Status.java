package clinic.frontdesk.reservation;

/** A reservation's status as the website's table stores it. */
public enum Status {
    PENDING,
    CONFIRMED,
    CANCELLED,
    COMPLETED,
    NO_SHOW,
    REJECTED;

    /** Whether a reservation of this status takes up capacity. */
    public boolean holdsPlace() {
        return this == PENDING || this == CONFIRMED;
    }
}
