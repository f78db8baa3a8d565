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
 * @param notes what the patient asks for, as the website's form takes it; null for nothing
 * @param memo what the desk notes for itself, which the website shows to its administrators only; null for nothing
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
        @Nullable String notes,
        @Nullable String memo) {

    /** A reservation without a memo. */
    public NewReservation(
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
        this(id, patientName, phone, birthDate, gender, firstVisit, serviceId, date, start, notes, null);
    }

    /** Another reservation of the same patient, for another service on the same day. */
    public NewReservation following(String otherId, String otherServiceId, int otherStart) {
        return new NewReservation(
                otherId,
                patientName,
                phone,
                birthDate,
                gender,
                firstVisit,
                otherServiceId,
                date,
                otherStart,
                notes,
                memo);
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
        return later(otherId, otherDate, start);
    }

    /** A later reservation of the same patient, for the same service. */
    public NewReservation later(String otherId, LocalDate otherDate, int otherStart) {
        return new NewReservation(
                otherId, patientName, phone, birthDate, gender, false, serviceId, otherDate, otherStart, notes, memo);
    }
}
