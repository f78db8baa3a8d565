package clinic.frontdesk.reservation;

import java.time.LocalDate;

/**
 * One reservation of a patient, past or coming.
 *
 * @param time as the website or a person wrote it, readable or not
 */
public record PatientVisit(String reservationId, LocalDate date, String time, String serviceName, Status status) {}
