package clinic.frontdesk.reservation;

import clinic.frontdesk.patient.Gender;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reservation, whole.
 *
 * @param serviceId null while its service is not set up
 * @param serviceName as booked; the legacy type where there is none
 * @param writtenTime the time as the website or a person wrote it, readable or not
 * @param start minute of the day, or null where the time cannot be read
 * @param duration minutes of treatment that it was booked with
 * @param buffer minutes after it that it was booked with
 * @param marks codes of what a person should know: {@code full}, {@code unreadable-time}, {@code squeeze-in}, ...
 * @param web came in by the website
 * @param pastVisits the same patient's earlier reservations, the latest first, at most five
 */
public record ReservationDetails(
        String id,
        String patientName,
        String phone,
        LocalDate birthDate,
        Gender gender,
        boolean firstVisit,
        @Nullable String serviceId,
        String serviceName,
        LocalDate date,
        String writtenTime,
        @Nullable Integer start,
        int duration,
        int buffer,
        Status status,
        @Nullable String notes,
        List<String> marks,
        boolean web,
        List<Visit> pastVisits) {

    /** An earlier reservation of the same patient. */
    public record Visit(LocalDate date, String serviceName, Status status) {}
}
