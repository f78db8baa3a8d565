package clinic.frontdesk.calls;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls before visits, shared by all desks. Every call of a method goes to the database and blocks; it throws
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public interface Calls {

    /** The longest remark, in characters. */
    int LONGEST_REMARK = 200;

    /** Who comes on a day, by the first start; one call for each patient. */
    List<PatientCall> day(LocalDate day);

    /** The nearest day after {@code day}, or before it for a negative step, on which the clinic is open. */
    LocalDate openDay(LocalDate day, int step);

    /**
     * Records what came of a call, for each reservation that is still where it was read.
     *
     * @param answer null for a note
     * @param remark may be empty
     * @return the entries; empty where all of the patient's reservations were moved or are gone
     */
    List<Long> record(PatientCall call, @Nullable CallAnswer answer, String remark);

    /**
     * Removes entries.
     *
     * @return false where they are gone
     */
    boolean remove(List<Long> entries);
}
