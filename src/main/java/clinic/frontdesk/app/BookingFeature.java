package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.JooqPatientVisits;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.VisitPlanner;
import clinic.frontdesk.reservation.ui.BookingDraft;
import clinic.frontdesk.reservation.ui.BookingFormView;
import clinic.frontdesk.reservation.ui.BookingFormViewModel;
import clinic.frontdesk.reservation.ui.BookingSources;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.week.ui.OfferedStart;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** The booking form. While it is open, its starts are painted in the week. */
final class BookingFeature implements PanelFactory {

    private static final int DAYS_A_WEEK = 7;

    private final BookingFormViewModel model;
    private final WeekViewModel week;
    private final Actions actions;
    private Consumer<String> openReservation = id -> {};
    private boolean prepared;

    BookingFeature(
            ClinicDatabase database,
            DeskBookings bookings,
            PatientSearch patients,
            BackgroundTasks tasks,
            WeekViewModel week,
            Actions actions) {
        BookingSources sources = new BookingSources(
                bookings,
                new JooqServiceChoices(database.dsl()),
                new VisitPlanner(database.dsl()),
                patients,
                new JooqPatientVisits(database.dsl()));
        this.model = new BookingFormViewModel(sources, tasks, week::todayDate);
        this.week = week;
        this.actions = actions;
        model.starts().paintedProperty().subscribe(this::paint);
        model.openProperty().subscribe(this::paint);
        model.service().chosenProperty().subscribe(this::paint);
        week.mondayProperty().subscribe(this::paint);
        model.starts().chosenProperty().subscribe(this::showChosen);
    }

    BookingFormViewModel model() {
        return model;
    }

    /** Sets what opens a reservation that stands, by its id. */
    void setOnOpenReservation(Consumer<String> handler) {
        openReservation = handler;
    }

    /** Chooses a start of the week: in the open form, or for the form that opens next. */
    void place(LocalDate day, int minute) {
        model.open(day, minute);
        prepared = true;
    }

    /** Prepares the next opening of the form for a patient. */
    void fill(PatientSummary patient) {
        model.open(patient);
        prepared = true;
    }

    /** Prepares the next opening of the form for a new patient, with what was typed. */
    void fill(String typed) {
        model.open(typed);
        prepared = true;
    }

    /** Prepares the next opening of the form as it is filled in for somebody. */
    void fill(BookingDraft draft) {
        model.open(draft);
        prepared = true;
    }

    @Override
    public void opening() {
        if (!prepared) {
            model.open();
        }
        prepared = false;
    }

    @Override
    public Panel create(Messages messages) {
        return new BookingFormView(model, messages, actions, id -> openReservation.accept(id));
    }

    private void paint() {
        LocalDate monday = week.mondayProperty().get();
        LocalDate end = monday.plusDays(DAYS_A_WEEK);
        List<OfferedStart> shown = model.openProperty().get()
                ? model.starts().paintedProperty().get().stream()
                        .filter(start ->
                                !start.date().isBefore(monday) && start.date().isBefore(end))
                        .map(start -> new OfferedStart(
                                start.date(), start.start(), start.end(), start.number(), start.chosen()))
                        .toList()
                : List.of();
        // The free places of the week are those of the first service.
        List<ServiceChoice> services = model.service().chosenProperty().get();
        boolean chosen = model.openProperty().get() && !services.isEmpty();
        week.serviceInHandProperty().set(chosen ? services.getFirst().id() : null);
        if (!shown.equals(week.offeredProperty().get())) {
            week.offeredProperty().set(shown);
        }
    }

    /** Turns the week to a start that a person chose; the soonest start, chosen by itself, turns nothing. */
    private void showChosen() {
        PlannedVisit visit = model.starts().chosenProperty().get();
        if (visit != null && model.openProperty().get() && model.starts().byPerson()) {
            LocalDate monday = week.mondayProperty().get();
            boolean shown = !visit.date().isBefore(monday) && visit.date().isBefore(monday.plusDays(DAYS_A_WEEK));
            if (!shown) {
                week.show(visit.date());
            }
        }
    }
}
