package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.hours.OpeningCapacities;
import clinic.frontdesk.hours.UndoableCapacities;
import clinic.frontdesk.inbox.DatabaseInboxActs;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.inbox.ui.InboxView;
import clinic.frontdesk.inbox.ui.InboxViewModel;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.PlaceObstacles;
import clinic.frontdesk.reservation.Reviews;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import java.time.LocalDate;
import java.util.function.Supplier;

/** The queue of reservations that need a person. */
final class InboxFeature implements PanelFactory {

    private final InboxViewModel model;
    private final Actions actions;

    InboxFeature(
            ClinicDatabase database,
            DeskBookings bookings,
            Reviews reviews,
            History history,
            BackgroundTasks tasks,
            Supplier<LocalDate> today,
            Actions actions) {
        this.model = new InboxViewModel(
                new InboxRepository(database.dsl()),
                new DatabaseInboxActs(bookings, reviews, new PlaceObstacles(database.dsl(), bookings)),
                new UndoableCapacities(new OpeningCapacities(database.dsl()), history)::raiseTo,
                tasks,
                today);
        this.actions = actions;
    }

    InboxViewModel model() {
        return model;
    }

    @Override
    public void opening() {
        model.open();
    }

    @Override
    public Panel create(Messages messages) {
        return new InboxView(model, messages, actions);
    }
}
