package clinic.frontdesk.week;

import clinic.frontdesk.patient.PatientTag;
import org.jspecify.annotations.Nullable;

/**
 * What a card shows of the patient, from the index of patients.
 *
 * @param visits completed reservations
 * @param alert the note that must be seen, for example an allergy; empty if there is none
 * @param tag the tag to show, if the patient has one
 */
public record CardPatient(
        int visits, String alert, @Nullable PatientTag tag) {}
