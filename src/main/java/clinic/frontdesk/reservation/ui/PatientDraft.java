package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.BirthAndGender;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.ReservationDetails;
import org.jspecify.annotations.Nullable;

/** What was typed or picked of a patient, as it was typed. */
public record PatientDraft(
        String name,
        String phone,
        String birth,
        boolean firstVisit,
        @Nullable PatientSummary picked) {

    /**
     * Somebody of whom only a name, and perhaps a phone number, was noted.
     *
     * @param picked the patient in the index; null for nobody who is known
     */
    public static PatientDraft of(String name, String phone, @Nullable PatientSummary picked) {
        return picked == null
                ? new PatientDraft(name, phone, "", /* firstVisit= */ true, null)
                : new PatientDraft(
                        picked.name(),
                        PatientFieldsViewModel.phoneOf(picked),
                        PatientFieldsViewModel.birthOf(picked),
                        /* firstVisit= */ false,
                        picked);
    }

    /**
     * The patient of a reservation, who comes again.
     *
     * @param picked the patient in the index; null while it holds none
     */
    public static PatientDraft of(ReservationDetails reservation, @Nullable PatientSummary picked) {
        if (picked != null) {
            String birth = PatientFieldsViewModel.birthOf(picked);
            return new PatientDraft(
                    picked.name(), PatientFieldsViewModel.phoneOf(picked), birth, /* firstVisit= */ false, picked);
        }
        return new PatientDraft(
                reservation.patientName(),
                reservation.phone(),
                BirthAndGender.written(reservation.birthDate(), reservation.gender()),
                /* firstVisit= */ false,
                null);
    }
}
