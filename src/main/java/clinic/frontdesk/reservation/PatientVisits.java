package clinic.frontdesk.reservation;

import java.util.List;

/**
 * The reservations of one patient. Every call goes to the database and blocks; it throws
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public interface PatientVisits {

    /**
     * What the desk must know while it books: the latest past visits, cancelled and rejected ones left out, and all
     * coming ones that hold places.
     *
     * @param patientId the key of the patient's row in the desk's index
     */
    Found of(long patientId);

    /**
     * The reservations found.
     *
     * @param past the latest first, at most four
     * @param coming the soonest first, at most ten
     */
    record Found(List<PatientVisit> past, List<PatientVisit> coming) {

        /** No reservations. */
        public static final Found NONE = new Found(List.of(), List.of());

        public Found {
            past = List.copyOf(past);
            coming = List.copyOf(coming);
        }
    }
}
