package clinic.frontdesk.patient;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a desk shows of one patient.
 *
 * @param tags its tags, in the clinic's order
 * @param visits all of its reservations, the latest first
 * @param parts the patients merged into it, in the order of the merges
 * @param duplicates others who are likely the same person
 */
public record PatientPage(
        PatientSummary patient,
        List<PatientTag> tags,
        List<Visit> visits,
        List<MergedPatient> parts,
        List<Duplicate> duplicates) {

    public PatientPage {
        tags = List.copyOf(tags);
        visits = List.copyOf(visits);
        parts = List.copyOf(parts);
        duplicates = List.copyOf(duplicates);
    }

    /**
     * A reservation of the patient.
     *
     * @param day null where it is outside of the calendar
     * @param start minute of the day, or null where the time is unreadable
     * @param status the website's label
     * @param writtenName as this reservation writes it; as is the phone
     * @param coming whether it holds a place, from today on
     * @param notes what the patient asked for
     * @param memo what the clinic wrote
     */
    public record Visit(
            String reservationId,
            @Nullable LocalDate day,
            @Nullable Integer start,
            String writtenTime,
            String service,
            String status,
            String writtenName,
            String phone,
            boolean coming,
            String notes,
            String memo) {}

    /** A patient that was merged, as its own reservations name it. */
    public record MergedPatient(
            long id, String name, String phone, @Nullable LocalDate birth, int reservations) {}

    /** What two patients have in common, of name, phone and birth date. */
    public enum Common {
        NAME_AND_PHONE,
        NAME_AND_BIRTH,
        PHONE_AND_BIRTH
    }

    /** Another patient who is likely the same person. */
    public record Duplicate(PatientSummary patient, Common common) {}
}
