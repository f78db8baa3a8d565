package clinic.frontdesk.reservation;

import java.util.List;

/** Which services can be booked. Blocks; throws {@link org.jooq.exception.DataAccessException} when it cannot tell. */
public interface ServiceChoices {

    /** The active services in the clinic's order. */
    List<ServiceChoice> active();
}
