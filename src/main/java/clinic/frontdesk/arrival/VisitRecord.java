package clinic.frontdesk.arrival;

import clinic.frontdesk.reservation.Status;
import java.time.LocalDateTime;
import java.util.OptionalInt;

/**
 * What was recorded of one visit.
 *
 * @param patient the reservation and the times
 * @param status the website's status of the reservation
 */
public record VisitRecord(PresentPatient patient, Status status) {

    /** How many minutes the patient waited, from the later of arrival and appointment; empty while it is not known. */
    public OptionalInt waited() {
        Arrival times = patient.arrival();
        LocalDateTime arrived = times.arrived();
        LocalDateTime began = times.began();
        if (arrived == null || began == null) {
            return OptionalInt.empty();
        }
        LocalDateTime appointment = patient.appointment();
        LocalDateTime since = appointment != null && appointment.isAfter(arrived) ? appointment : arrived;
        return OptionalInt.of(PresentPatient.wholeMinutes(since, began));
    }

    /** How many minutes the treatment took; empty while it is not known. */
    public OptionalInt treated() {
        LocalDateTime began = patient.arrival().began();
        LocalDateTime ended = patient.arrival().ended();
        return began == null || ended == null
                ? OptionalInt.empty()
                : OptionalInt.of(PresentPatient.wholeMinutes(began, ended));
    }
}
