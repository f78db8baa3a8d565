package clinic.frontdesk.week;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Flag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One reservation as the week shows it.
 *
 * @param start minute of the day, 0 to 1439
 * @param duration minutes of treatment, at least 1
 * @param buffer minutes of buffer after the treatment
 * @param serviceName the service's name as booked, or the display name of its legacy type; never blank
 * @param web whether it was booked by the website
 * @param squeezedIn whether a person booked it over the rules
 * @param review why it needs review, or null where it does not or where the reason is one of a newer schema
 * @param otherStatus the label of its status where the desk does not know it; null where it does
 * @param lastDigits the last four digits of the phone; fewer where it has fewer
 * @param request what the patient asked for; empty for nothing
 * @param memo what the clinic noted on it; empty for nothing
 * @param patient whom it names; null while the index of patients does not hold it
 * @param confirmedByPhone whether the patient said on the phone that they come
 */
public record WeekCard(
        String reservationId,
        LocalDate date,
        int start,
        int duration,
        int buffer,
        String patientName,
        String serviceName,
        DisplayStatus status,
        boolean firstVisit,
        boolean web,
        boolean squeezedIn,
        @Nullable Flag review,
        @Nullable String otherStatus,
        String lastDigits,
        String request,
        String memo,
        @Nullable CardPatient patient,
        boolean confirmedByPhone) {

    /** A reservation whose patient was not called. */
    public WeekCard(
            String reservationId,
            LocalDate date,
            int start,
            int duration,
            int buffer,
            String patientName,
            String serviceName,
            DisplayStatus status,
            boolean firstVisit,
            boolean web,
            boolean squeezedIn,
            @Nullable Flag review,
            @Nullable String otherStatus,
            String lastDigits,
            String request,
            String memo,
            @Nullable CardPatient patient) {
        this(
                reservationId,
                date,
                start,
                duration,
                buffer,
                patientName,
                serviceName,
                status,
                firstVisit,
                web,
                squeezedIn,
                review,
                otherStatus,
                lastDigits,
                request,
                memo,
                patient,
                false);
    }

    /** The minute of the day at which the treatment ends. */
    public int end() {
        return start + duration;
    }

    /** The same reservation with another buffer. */
    public WeekCard withBuffer(int minutes) {
        return new WeekCard(
                reservationId,
                date,
                start,
                duration,
                minutes,
                patientName,
                serviceName,
                status,
                firstVisit,
                web,
                squeezedIn,
                review,
                otherStatus,
                lastDigits,
                request,
                memo,
                patient,
                confirmedByPhone);
    }
}
