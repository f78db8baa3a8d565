package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.Gender;
import java.time.LocalDate;

/**
 * The patient as a booking stores them.
 *
 * @param phone as it is stored
 */
record BookedPerson(String name, String phone, LocalDate birth, Gender gender, boolean firstVisit) {}
