package clinic.frontdesk.week;

import java.time.LocalDate;

/** Where weeks come from. Calls go to the database and block. */
public interface WeekSource {

    /**
     * The week that begins on {@code monday}.
     *
     * @throws org.jooq.exception.DataAccessException when the database is away
     */
    Week load(LocalDate monday);
}
