package clinic.frontdesk.patient;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.patient.PatientPage.Visit;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Changes of patients, added to the desk's history. Every method returns false where another desk was faster. */
public final class UndoablePatients {

    private final PatientRecords records;
    private final PatientCorrections corrections;
    private final History history;

    public UndoablePatients(PatientRecords records, PatientCorrections corrections, History history) {
        this.records = records;
        this.corrections = corrections;
        this.history = history;
    }

    /** The clinic's tags. */
    public List<PatientTag> tags() {
        return records.tags();
    }

    /** Makes a tag of the clinic's, and gives it to a patient. */
    public boolean tag(PatientSummary patient, String name, TagStyle style) {
        return tag(patient, records.makeTag(name, style));
    }

    public boolean tag(PatientSummary patient, PatientTag tag) {
        return recorded(
                records.tag(patient.id(), tag.id()),
                Text.of("history.patient-tagged", patient.name(), tag.name()),
                () -> records.untag(patient.id(), tag.id()),
                () -> records.tag(patient.id(), tag.id()));
    }

    public boolean untag(PatientSummary patient, PatientTag tag) {
        return recorded(
                records.untag(patient.id(), tag.id()),
                Text.of("history.patient-untagged", patient.name(), tag.name()),
                () -> records.tag(patient.id(), tag.id()),
                () -> records.untag(patient.id(), tag.id()));
    }

    /** Writes the note that must be seen, in place of the one that the desk saw. */
    public boolean note(PatientSummary patient, String note) {
        String before = patient.alert();
        String after = note.strip();
        return recorded(
                records.setAlert(patient.id(), before, after),
                Text.of("history.patient-noted", patient.name()),
                () -> records.setAlert(patient.id(), after, before),
                () -> records.setAlert(patient.id(), before, after));
    }

    public boolean merge(PatientSummary kept, PatientSummary merged) {
        return recorded(
                records.merge(kept.id(), merged.id()),
                Text.of("history.patient-merged", kept.name(), merged.name()),
                () -> records.unmerge(merged.id()).isPresent(),
                () -> records.merge(kept.id(), merged.id()));
    }

    /** Takes the merge of a part of a patient back. */
    public boolean unmerge(PatientSummary patient, PatientPage.MergedPatient part) {
        return recorded(
                records.unmerge(part.id()).isPresent(),
                Text.of("history.patient-unmerged", patient.name(), part.name()),
                () -> records.merge(patient.id(), part.id()),
                () -> records.unmerge(part.id()).isPresent());
    }

    /** Corrects name and phone, in the given reservations too. */
    public boolean correct(PatientSummary patient, String name, String phone, List<Visit> reservations) {
        return corrections
                .correct(patient, name, phone, reservations)
                .map(made -> recorded(
                        true,
                        Text.of("history.patient-corrected", patient.name(), reservations.size()),
                        () -> corrections.undo(made),
                        () -> corrections.redo(made)))
                .orElse(false);
    }

    private boolean recorded(boolean made, Text what, BooleanSupplier undo, BooleanSupplier redo) {
        if (made) {
            history.did(new ReversibleStep(what, undo, redo));
        }
        return made;
    }
}
