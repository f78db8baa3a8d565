package clinic.frontdesk.reservation;

import clinic.frontdesk.patient.Gender;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be booked.
 *
 * @param id made before the first try, and the same at every retry: a lost answer then neither books twice nor refuses
 *     its own row
 * @param phone as it is to be stored
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
        @Nullable String notes) {}
