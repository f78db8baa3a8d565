package clinic.frontdesk.week;

import java.time.LocalDate;

/** Reads weeks. Calls block on the database. */
public interface WeekSource {

    /**
     * The week that begins on {@code monday}.
     *
     * @throws org.jooq.exception.DataAccessException when the database cannot be reached
     */
    Week load(LocalDate monday);
}
