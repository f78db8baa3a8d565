package clinic.frontdesk.tray;

import java.time.LocalDate;

/**
 * A reservation in hand, with the place that it keeps until it is put down elsewhere.
 *
 * @param patientName for the screen only; never logged
 * @param serviceName the service's name as booked, or the display name of its legacy type
 * @param time {@code HH:mm}, or the time as it was written where it is unreadable
 */
public record TrayItem(String reservationId, String patientName, String serviceName, LocalDate date, String time) {}
