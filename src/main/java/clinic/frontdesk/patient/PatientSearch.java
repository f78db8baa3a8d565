package clinic.frontdesk.patient;

import java.util.List;
import java.util.Optional;

/** Finds patients in the desk's index. Calls block on the database, or on the index in memory. */
public interface PatientSearch {

    /**
     * Finds patients by a fragment of the name, initial consonants, digits of the phone, a birth date, or several of
     * these separated by blanks or dots, as in {@code ㄱㅊㅅ.77}.
     *
     * @param limit the largest number of results
     * @return the most likely first: recently seen and coming soon before others
     */
    List<PatientSummary> find(String query, int limit);

    /** The patient with a key; empty where the index does not hold it any more. */
    Optional<PatientSummary> patient(long id);

    /** The patient whom a reservation names; empty while the index does not hold that reservation yet. */
    Optional<PatientSummary> ofReservation(String reservationId);
}
