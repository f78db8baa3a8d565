package clinic.frontdesk.arrival;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A patient in the clinic: waiting, or in treatment.
 *
 * @param patientName for the screen only; never logged
 * @param serviceName the service's name as booked, or the display name of its legacy type
 * @param time {@code HH:mm}, or the time as it was written where it is unreadable
 * @param appointment when the treatment was to begin; null where the time is unreadable
 * @param minutes the treatment's length as booked
 * @param buffer the minutes after it that hold the place
 * @param arrival when the patient arrived and the treatment began
 */
public record PresentPatient(
        String reservationId,
        String patientName,
        String serviceName,
        String time,
        @Nullable LocalDateTime appointment,
        int minutes,
        int buffer,
        Arrival arrival) {

    public boolean inTreatment() {
        return arrival.inTreatment();
    }

    /** From when the state counts: the treatment from its beginning, waiting from the later of arrival and appointment. */
    public LocalDateTime since() {
        LocalDateTime began = arrival.began();
        if (began != null) {
            return began;
        }
        LocalDateTime arrived = arrival.arrived();
        if (arrived == null) {
            throw new IllegalStateException("neither arrived nor in treatment");
        }
        return appointment != null && appointment.isAfter(arrived) ? appointment : arrived;
    }

    /** Whole minutes of waiting or of treatment; 0 before the appointment of one who came early. */
    public int minutesAt(LocalDateTime now) {
        return wholeMinutes(since(), now);
    }

    /** Whether the patient came early and the appointment has not come. */
    public boolean earlyAt(LocalDateTime now) {
        return !inTreatment() && since().isAfter(now);
    }

    /** Until when the treatment holds its place: it lasts as long as it was booked, counted from when it began. */
    LocalDateTime holdsUntil(LocalDateTime now) {
        LocalDateTime end = since().plusMinutes(minutes);
        return (end.isBefore(now) ? now : end).plusMinutes(buffer);
    }

    /** Whole minutes between two times, 0 where the second is the earlier. */
    static int wholeMinutes(LocalDateTime from, LocalDateTime until) {
        return (int) Math.max(0, Duration.between(from, until).toMinutes());
    }
}
