package clinic.frontdesk.arrival.ui;

import clinic.frontdesk.arrival.PresentPatient;

/**
 * A patient in the list.
 *
 * @param minutes of waiting or of treatment
 * @param urgent whether the patient has waited for longer than the clinic wants
 * @param early whether the appointment has not come
 */
record WaitingRow(PresentPatient patient, int minutes, boolean urgent, boolean early) {

    String id() {
        return patient.reservationId();
    }
}
