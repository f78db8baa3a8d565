package clinic.frontdesk.reservation;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.schedule.Flag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reservation with everything that a desk shows of it.
 *
 * @param serviceId null while its service is not set up
 * @param serviceName as booked; the name of the legacy type where there is none
 * @param writtenTime the time as the website or a person wrote it, readable or not
 * @param start minute of the day, or null where the time is unreadable
 * @param duration minutes of treatment that it was booked with
 * @param buffer minutes after the treatment that it was booked with
 * @param flags what a person should know of it, ordered by code
 * @param web whether it was booked on the website
 * @param pastVisits the same patient's earlier reservations, the latest first, at most five
 * @param visitNumber how many reservations the patient has up to this one, at least 1
 * @param otherTreatment its type of treatment where that is one that the desk does not know; null where it is
 * @param shown how its status is shown, with what is known of the patient's arrival
 * @param confirmedByPhone that the patient said on the phone that they come; null where they did not
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
        List<Flag> flags,
        boolean web,
        List<PastVisit> pastVisits,
        int visitNumber,
        @Nullable String otherTreatment,
        DisplayStatus shown,
        @Nullable PhoneConfirmation confirmedByPhone) {

    public ReservationDetails {
        flags = List.copyOf(flags);
        pastVisits = List.copyOf(pastVisits);
    }

    /** A reservation whose patient has not arrived and was not called. */
    public ReservationDetails(
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
            List<Flag> flags,
            boolean web,
            List<PastVisit> pastVisits,
            int visitNumber,
            @Nullable String otherTreatment) {
        this(
                id,
                patientName,
                phone,
                birthDate,
                gender,
                firstVisit,
                serviceId,
                serviceName,
                date,
                writtenTime,
                start,
                duration,
                buffer,
                status,
                notes,
                flags,
                web,
                pastVisits,
                visitNumber,
                otherTreatment,
                DisplayStatus.of(status, false),
                null);
    }

    /** An earlier reservation of the same patient. */
    public record PastVisit(LocalDate date, String serviceName, Status status) {}
}
