package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.PatientSummary;
import org.jspecify.annotations.Nullable;

/** What was typed or picked of a patient, as it was typed. */
record PatientDraft(
        String name,
        String phone,
        String birth,
        boolean firstVisit,
        @Nullable PatientSummary picked) {}
