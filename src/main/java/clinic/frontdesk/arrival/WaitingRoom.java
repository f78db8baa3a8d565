package clinic.frontdesk.arrival;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Who is in the clinic today.
 *
 * @param now the clinic's wall clock when it was read
 * @param limit after how many minutes of waiting a patient is urgent
 * @param present who waits, the longest waiting first, and then who is in treatment, the longest first
 */
public record WaitingRoom(LocalDateTime now, int limit, List<PresentPatient> present) {

    /** The limit where the clinic has set none. */
    public static final int DEFAULT_LIMIT = 15;

    /** The longest limit, in minutes. */
    public static final int LONGEST_LIMIT = 240;

    public WaitingRoom {
        present = List.copyOf(present);
    }

    /** Who waits for the treatment, the longest waiting first. */
    public List<PresentPatient> waiting() {
        return present.stream().filter(patient -> !patient.inTreatment()).toList();
    }

    /** Who is being treated, the longest first. */
    public List<PresentPatient> inTreatment() {
        return present.stream().filter(PresentPatient::inTreatment).toList();
    }

    /** Whether a patient has waited for longer than the clinic wants. */
    public boolean urgent(PresentPatient patient, LocalDateTime at) {
        return !patient.inTreatment() && patient.minutesAt(at) >= limit;
    }

    /** The average of the minutes of those who wait, rounded; 0 where nobody does. */
    public int averageMinutes(LocalDateTime at) {
        return (int) Math.round(waiting().stream()
                .filter(patient -> !patient.earlyAt(at))
                .mapToInt(patient -> patient.minutesAt(at))
                .average()
                .orElse(0));
    }
}
