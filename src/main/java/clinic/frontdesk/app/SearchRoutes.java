package clinic.frontdesk.app;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.search.ui.SearchTargets;
import clinic.frontdesk.shell.Panels;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import java.time.LocalDate;

/** Leads from a result of the search to the feature that it concerns. */
final class SearchRoutes implements SearchTargets {

    private final WeekFeature week;
    private final BookingFeature booking;
    private final PatientFeature patients;
    private final Panels panels;
    private final Actions actions;

    SearchRoutes(WeekFeature week, BookingFeature booking, PatientFeature patients, Panels panels, Actions actions) {
        this.week = week;
        this.booking = booking;
        this.patients = patients;
        this.panels = panels;
        this.actions = actions;
    }

    @Override
    public void book(PatientSummary patient) {
        booking.fill(patient);
        panels.open(booking);
    }

    @Override
    public void bookNew(String typed) {
        booking.fill(typed);
        panels.open(booking);
    }

    @Override
    public void visits(PatientSummary patient) {
        if (panels.open(patients)) {
            patients.model().show(patient.id());
        }
    }

    @Override
    public void open(String reservationId, LocalDate day) {
        week.model().show(day);
        week.model().chooseCard(reservationId);
    }

    @Override
    public void show(LocalDate date) {
        week.model().show(date);
        week.focus();
    }

    @Override
    public void run(Action action) {
        actions.run(action);
    }
}
