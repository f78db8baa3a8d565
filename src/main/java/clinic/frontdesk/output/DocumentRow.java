package clinic.frontdesk.output;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reservation as documents show it.
 *
 * @param writtenTime the time as the website or a person wrote it, readable or not
 * @param start minute of the day, or null where the time is unreadable
 * @param duration minutes of treatment
 * @param buffer minutes after the treatment
 * @param serviceName as booked; the name of the legacy type where there is none
 * @param web whether it was booked on the website
 * @param flags what a person should know of it, ordered by code
 * @param request the patient's own words; empty where there are none
 * @param memo the clinic's words; empty where there are none
 * @param createdAt in UTC, as the website stores it
 * @param updatedAt in UTC
 */
public record DocumentRow(
        String id,
        String patientName,
        String phone,
        String email,
        LocalDate birthDate,
        Gender gender,
        LocalDate date,
        String writtenTime,
        @Nullable Integer start,
        int duration,
        int buffer,
        String serviceName,
        Status status,
        boolean firstVisit,
        boolean web,
        List<Flag> flags,
        String request,
        String memo,
        LocalDateTime createdAt,
        LocalDateTime updatedAt) {

    public DocumentRow {
        flags = List.copyOf(flags);
    }

    /** Whether a person has to look at it: a flag that a squeeze-in is not, on one that holds its place. */
    public boolean needsReview() {
        return status.holdsPlace() && flags.stream().anyMatch(Flag::needsReview);
    }

    /** Whether the patient does not come: cancelled or rejected. */
    public boolean cancelled() {
        return status.equals(Status.CANCELLED) || status.equals(Status.REJECTED);
    }

    /** Its marks in words: the status where it is not the usual one, first visit, web, squeezed in, needs review. */
    public List<Text> marks() {
        List<Text> marks = new ArrayList<>();
        if (needsReview()) {
            marks.add(Text.of(DisplayStatus.ATTENTION.key()));
        }
        if (!status.equals(Status.CONFIRMED)) {
            marks.add(DisplayStatus.textOf(status));
        }
        if (firstVisit) {
            marks.add(Text.of("card.first-visit"));
        }
        if (web) {
            marks.add(Text.of("card.web"));
        }
        if (flags.contains(Flag.SQUEEZE_IN)) {
            marks.add(Text.of("card.squeezed-in"));
        }
        return marks;
    }
}
