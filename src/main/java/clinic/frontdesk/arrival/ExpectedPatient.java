package clinic.frontdesk.arrival;

/**
 * A patient whose treatment has not begun.
 *
 * @param patientName for the screen only; never logged
 * @param start minute of the day
 * @param held minutes of treatment and of the buffer after it
 * @param arrived whether the patient is in the clinic
 */
record ExpectedPatient(String reservationId, String patientName, int start, int held, boolean arrived) {}
