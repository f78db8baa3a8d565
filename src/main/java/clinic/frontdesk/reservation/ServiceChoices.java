package clinic.frontdesk.reservation;

import java.util.List;

/**
 * The services that can be booked. Every call goes to the database and blocks; it throws
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public interface ServiceChoices {

    /** The active services in display order. */
    List<ServiceChoice> active();
}
