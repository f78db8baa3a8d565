package clinic.frontdesk.app;

import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.UndoableClosures;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.week.ui.CloseViewModel;
import clinic.frontdesk.week.ui.WeekViewModel;

/** Closing and opening: at once in the week. */
final class ClosingFeature {

    private final CloseViewModel closing;

    ClosingFeature(
            ClinicDatabase database, History history, BackgroundTasks tasks, WeekViewModel week, Actions actions) {
        closing = new CloseViewModel(week, new UndoableClosures(new Closures(database.dsl()), history), tasks);
        actions.set(Action.CLOSE_TIME, closing::toggle);
    }

    CloseViewModel closing() {
        return closing;
    }
}
