package clinic.frontdesk.output;

import org.jspecify.annotations.Nullable;

/**
 * Which reservations a file holds.
 *
 * @param period null for every day; only where there is a patient
 * @param patientId an id of the index of patients; null for everybody's
 */
public record DocumentSelection(
        @Nullable DocumentPeriod period, @Nullable Long patientId) {

    public DocumentSelection {
        if (period == null && patientId == null) {
            throw new IllegalArgumentException("Neither a period nor a patient");
        }
    }

    /** The patient's id as the record of a document has it; null for everybody's. */
    public @Nullable String subject() {
        return patientId == null ? null : patientId.toString();
    }
}
