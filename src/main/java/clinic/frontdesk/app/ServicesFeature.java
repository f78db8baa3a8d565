package clinic.frontdesk.app;

import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.catalog.UndoableServices;
import clinic.frontdesk.catalog.ui.ServiceEditorView;
import clinic.frontdesk.catalog.ui.ServiceEditorViewModel;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import java.time.Clock;

/** The service editor. */
final class ServicesFeature implements PanelFactory {

    private final ServiceEditorViewModel model;

    ServicesFeature(ClinicDatabase database, History history, BackgroundTasks tasks, Clock clock) {
        this.model = new ServiceEditorViewModel(
                new UndoableServices(new ServiceRepository(database.dsl()), history), tasks, clock);
    }

    ServiceEditorViewModel model() {
        return model;
    }

    @Override
    public void opening() {
        model.load();
    }

    @Override
    public Panel create(Messages messages) {
        return new ServiceEditorView(model, messages);
    }
}
