package clinic.frontdesk.app;

import clinic.frontdesk.closure.AffectedVisits;
import clinic.frontdesk.closure.ClosureResult;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.DateHours;
import clinic.frontdesk.closure.UndoableClosures;
import clinic.frontdesk.closure.UndoableDateHours;
import clinic.frontdesk.closure.ui.ClosureActs;
import clinic.frontdesk.closure.ui.ClosureActs.AffectedPaper;
import clinic.frontdesk.closure.ui.ClosuresPanelView;
import clinic.frontdesk.closure.ui.ClosuresViewModel;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.DeskMoves;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.tray.DatabaseTray;
import clinic.frontdesk.tray.UndoableTray;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.week.ui.CloseViewModel;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Closing and opening: at once in the week, and the panel of closures and holidays. */
final class ClosingFeature implements PanelFactory {

    private final CloseViewModel closing;
    private final ClosuresViewModel model;
    private final Actions actions;

    /**
     * @param paper makes the calling list of those affected
     */
    ClosingFeature(
            ClinicDatabase database,
            DeskBookings bookings,
            History history,
            AffectedPaper paper,
            BackgroundTasks tasks,
            WeekViewModel week,
            Actions actions) {
        UndoableClosures closures = new UndoableClosures(new Closures(database.dsl()), history);
        this.actions = actions;
        this.closing = new CloseViewModel(week, closures, tasks);
        this.model = new ClosuresViewModel(
                new ClosureActs(
                        closures,
                        new UndoableDateHours(new DateHours(database.dsl()), history),
                        new AffectedVisits(database.dsl()),
                        new DeskMoves(database.dsl(), bookings),
                        new UndoableTray(new DatabaseTray(database.dsl()), history),
                        new JooqServiceChoices(database.dsl()),
                        paper),
                tasks,
                week::todayDate);
        model.setOnChanged(day -> week.reload());
        actions.set(Action.CLOSE_TIME, closing::toggle);
    }

    /** Connects the week with the panel: what is closed over reservations, and days without a selection, open it. */
    void connect(Consumer<Text> notice, Runnable openPanel) {
        closing.setOnNotice(notice);
        closing.setOnAffected(result -> {
            show(result);
            openPanel.run();
        });
        closing.setOnRangeAsked(day -> {
            show(day);
            openPanel.run();
        });
    }

    private void show(ClosureResult result) {
        model.open(result);
    }

    private void show(LocalDate day) {
        model.open(day);
    }

    CloseViewModel closing() {
        return closing;
    }

    ClosuresViewModel model() {
        return model;
    }

    @Override
    public void opening() {
        model.open();
    }

    @Override
    public Panel create(Messages messages) {
        return new ClosuresPanelView(model, messages, actions);
    }
}
