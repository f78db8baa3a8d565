package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.PatientVisits;
import clinic.frontdesk.reservation.ServiceChoices;
import clinic.frontdesk.reservation.Visits;

/** What the booking form reads from and writes to. */
public record BookingSources(
        DeskBookings bookings,
        ServiceChoices services,
        Visits visits,
        PatientSearch patients,
        PatientVisits patientVisits) {}
