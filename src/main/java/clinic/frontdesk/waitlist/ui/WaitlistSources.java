package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.waitlist.WaitingBookings;
import clinic.frontdesk.waitlist.WaitingList;
import clinic.frontdesk.waitlist.WaitingMatches;

/** What the screens of the waiting list read from and write to. */
public record WaitlistSources(
        WaitingList list, WaitingMatches matches, WaitingBookings bookings, PatientSearch patients) {}
