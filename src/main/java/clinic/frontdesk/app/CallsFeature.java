package clinic.frontdesk.app;

import clinic.frontdesk.calls.Calls;
import clinic.frontdesk.calls.DatabaseCalls;
import clinic.frontdesk.calls.UndoableCalls;
import clinic.frontdesk.calls.ui.CallActs;
import clinic.frontdesk.calls.ui.CallDocuments;
import clinic.frontdesk.calls.ui.CallsPanelView;
import clinic.frontdesk.calls.ui.CallsViewModel;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.output.DeskMachine;
import clinic.frontdesk.reservation.Cancellations;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import java.time.LocalDate;
import java.util.function.Supplier;

/** The calling list of a day. */
final class CallsFeature implements PanelFactory {

    private final CallsViewModel model;
    private final Actions actions;

    CallsFeature(
            ClinicDatabase database,
            History history,
            Cancellations cancellations,
            CallDocuments documents,
            BackgroundTasks tasks,
            Supplier<LocalDate> today,
            Actions actions) {
        Calls calls = new DatabaseCalls(database.dsl(), DeskMachine.name());
        this.model = new CallsViewModel(
                new CallActs(new UndoableCalls(calls, history), calls, cancellations), documents, tasks, today);
        this.actions = actions;
    }

    CallsViewModel model() {
        return model;
    }

    @Override
    public void opening() {
        model.open();
    }

    @Override
    public Panel create(Messages messages) {
        return new CallsPanelView(model, messages, actions);
    }
}
