package clinic.frontdesk.app;

import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.Cancellations;
import clinic.frontdesk.reservation.ui.ReservationPanelView;
import clinic.frontdesk.reservation.ui.ReservationPanelViewModel;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The panel of one reservation. */
final class ReservationFeature implements PanelFactory {

    private final ReservationPanelViewModel model;
    private final Actions actions;
    private @Nullable ReservationPanelView view;

    ReservationFeature(
            Bookings bookings,
            Cancellations cancellations,
            BackgroundTasks tasks,
            Supplier<LocalDate> today,
            Actions actions) {
        this.model = new ReservationPanelViewModel(bookings, cancellations, tasks, today);
        this.actions = actions;
    }

    ReservationPanelViewModel model() {
        return model;
    }

    /** Moves the keyboard focus to the memo of the open panel. */
    void focusMemo() {
        if (view != null) {
            view.focusMemo();
        }
    }

    @Override
    public Panel create(Messages messages) {
        ReservationPanelView created = new ReservationPanelView(model, messages, actions);
        view = created;
        return created;
    }
}
