package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.schedule.VisitRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds starts for visits of one or more services back to back. Every call goes to the database and blocks; it throws
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public interface Visits {

    /**
     * The first visits that can be booked, by time.
     *
     * @param from the first day, or null for the clinic's today
     * @param days how many days, from 1
     * @param most how many visits at most, from 1
     */
    List<VisitOption> first(VisitRequest request, @Nullable LocalDate from, int days, int most);

    /**
     * A visit at a start, whether it fits or not.
     *
     * @param serviceIds the services in order, at least one
     * @param start minute of the day, 0 to 1439
     * @return the visit; null where a service is not offered
     */
    @Nullable
    PlannedVisit at(List<String> serviceIds, LocalDate date, int start);
}
