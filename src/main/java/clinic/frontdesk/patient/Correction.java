package clinic.frontdesk.patient;

import java.util.List;

/**
 * A correction of a patient's name and phone.
 *
 * @param patientId the patient
 * @param before what the desk showed of it, and whether a person had corrected that before
 * @param after what it shows now
 * @param renamed the reservations that name the patient so since
 * @param merged patients who were named so already, and were merged into it
 */
public record Correction(long patientId, ShownName before, ShownName after, List<Renamed> renamed, List<Long> merged) {

    public Correction {
        renamed = List.copyOf(renamed);
        merged = List.copyOf(merged);
    }

    Correction with(List<Long> mergedNow) {
        return new Correction(patientId, before, after, renamed, mergedNow);
    }

    /** What the desk shows of a patient. */
    record ShownName(String name, String phone, boolean corrected) {}

    /**
     * A reservation that was renamed.
     *
     * @param rowBefore the row of the index that it belonged to
     */
    record Renamed(NameChange change, long rowBefore) {}
}
