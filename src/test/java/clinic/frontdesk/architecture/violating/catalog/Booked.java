package clinic.frontdesk.architecture.violating.catalog;

import clinic.frontdesk.architecture.violating.reservation.Appointment;

/** A service that depends on reservations. */
public record Booked(Appointment appointment) {}
