package clinic.frontdesk.arrival;

/**
 * What the list of waiting patients shows. Calls block, and throw {@link org.jooq.exception.DataAccessException} when the
 * database is out of reach.
 */
public interface WaitingSource {

    /** Reads who is in the clinic now. */
    DayFlow read();

    /**
     * Changes after how many minutes of waiting a patient is urgent, on all desks.
     *
     * @param minutes 1 to {@value WaitingRoom#LONGEST_LIMIT}
     */
    void setLimit(int minutes);
}
