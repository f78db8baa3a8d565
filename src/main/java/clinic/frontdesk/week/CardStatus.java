package clinic.frontdesk.week;

/** How a card is coloured and signed: the reservation's status, finer where the desk knows more. */
public enum CardStatus {
    UNCONFIRMED,
    CONFIRMED,
    ARRIVED,
    IN_TREATMENT,
    DONE,
    NO_SHOW,
    CANCELLED,
    /** The row waits for a person: over capacity, its time unreadable, its columns at odds. */
    ATTENTION
}
