package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.reservation.ui.BookingFormView;
import clinic.frontdesk.reservation.ui.BookingFormViewModel;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** The booking form for walk-ins. */
final class BookingFeature implements PanelFactory {

    private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final int CENTURY = 2000;

    private final BookingFormViewModel model;
    private final Actions actions;
    private boolean placed;

    BookingFeature(
            ClinicDatabase database,
            Bookings bookings,
            BackgroundTasks tasks,
            Supplier<LocalDate> today,
            Actions actions) {
        this.model = new BookingFormViewModel(bookings, new JooqServiceChoices(database.dsl()), tasks, today);
        this.actions = actions;
    }

    BookingFormViewModel model() {
        return model;
    }

    /** Prepares the next opening of the form for a free slot of the week. */
    void place(LocalDate day, int minute) {
        model.open(day, minute);
        placed = true;
    }

    /** Prepares the next opening of the form for a patient. */
    void fill(PatientSummary patient) {
        model.nameProperty().set(patient.name());
        model.phoneProperty().set(patient.phone());
        LocalDate birth = patient.birth();
        model.birthProperty().set(birth == null ? "" : typed(birth, patient.gender()));
    }

    /** A birth date and gender as they are typed into the form. */
    private static String typed(LocalDate birth, Gender gender) {
        int digit = (birth.getYear() < CENTURY ? 1 : 3) + (gender.equals(Gender.FEMALE) ? 1 : 0);
        return BIRTH.format(birth) + "-" + digit;
    }

    /** Prepares the next opening of the form for a new patient, with what was typed. */
    void fill(String typed) {
        model.nameProperty().set(typed);
        model.phoneProperty().set("");
        model.birthProperty().set("");
    }

    @Override
    public void opening() {
        if (!placed) {
            model.open();
        }
        placed = false;
    }

    @Override
    public Panel create(Messages messages) {
        return new BookingFormView(model, messages, actions);
    }
}
