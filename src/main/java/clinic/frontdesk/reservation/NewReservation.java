package clinic.frontdesk.reservation;

import clinic.frontdesk.patient.Gender;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reservation to be booked.
 *
 * @param id made before the first try, and the same at every retry: a retry after a lost answer then neither books twice
 *     nor conflicts with its own row
 * @param phone as it is stored
 * @param start minute of the day, 0 to 1439
 */
public record NewReservation(
        String id,
        String patientName,
        String phone,
        LocalDate birthDate,
        Gender gender,
        boolean firstVisit,
        String serviceId,
        LocalDate date,
        int start,
        @Nullable String notes) {

    /** Another reservation of the same patient, for another service on the same day. */
    NewReservation following(String otherId, String otherServiceId, int otherStart) {
        return new NewReservation(
                otherId, patientName, phone, birthDate, gender, firstVisit, otherServiceId, date, otherStart, notes);
    }

    /** A follow-up visit of the patient of another reservation, for the same service, which is set up. */
    static NewReservation copyOf(ReservationDetails original, String otherId, LocalDate otherDate, int otherStart) {
        return new NewReservation(
                otherId,
                original.patientName(),
                original.phone(),
                original.birthDate(),
                original.gender(),
                false,
                Objects.requireNonNull(original.serviceId()),
                otherDate,
                otherStart,
                original.notes());
    }

    /** A later reservation of the same patient, for the same service at the same time of day. */
    NewReservation later(String otherId, LocalDate otherDate) {
        return new NewReservation(
                otherId, patientName, phone, birthDate, gender, false, serviceId, otherDate, start, notes);
    }
}
