package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
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
import java.util.function.Supplier;

/** The booking form for walk-ins. */
final class BookingFeature implements PanelFactory {

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
