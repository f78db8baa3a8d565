package clinic.frontdesk.week;

import java.time.LocalDate;

/** Reads months. Calls block on the database. */
public interface MonthSource {

    /**
     * The six weeks that begin on a day.
     *
     * @param first a Monday
     * @throws org.jooq.exception.DataAccessException when the database cannot be reached
     */
    Month month(LocalDate first);
}
