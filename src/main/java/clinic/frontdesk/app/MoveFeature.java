package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.DeskMoves;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.tray.DatabaseTray;
import clinic.frontdesk.tray.UndoableTray;
import clinic.frontdesk.tray.ui.TrayView;
import clinic.frontdesk.tray.ui.TrayViewModel;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.week.ui.CardClipboard;
import clinic.frontdesk.week.ui.MoveViewModel;
import clinic.frontdesk.week.ui.WeekViewModel;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Moving cards: by the pointer, by cut, copy and paste, and through the tray. */
final class MoveFeature {

    private final MoveViewModel moves;
    private final TrayViewModel tray;
    private @Nullable TrayView view;

    /**
     * @param focusWeek moves the focus to the week, where a card out of the tray is put down
     */
    MoveFeature(
            ClinicDatabase database,
            DeskBookings bookings,
            History history,
            WeekViewModel week,
            BackgroundTasks tasks,
            Actions actions,
            Runnable focusWeek) {
        moves = new MoveViewModel(week, new DeskMoves(database.dsl(), bookings), tasks);
        tray = new TrayViewModel(new UndoableTray(new DatabaseTray(database.dsl()), history), tasks);
        CardClipboard clipboard = new CardClipboard(week, moves, tray::park, tray::last);
        actions.set(Action.CUT, clipboard::cut);
        actions.set(Action.COPY, clipboard::copy);
        actions.set(Action.PASTE, clipboard::paste);
        actions.set(Action.TRAY, () -> {
            if (view != null) {
                view.focus();
            }
        });
        tray.setOnTaken(clipboard::take);
        moves.setOnOffered(focusWeek);
    }

    MoveViewModel moves() {
        return moves;
    }

    TrayViewModel tray() {
        return tray;
    }

    /** Creates the tray in a language and closes the previous one. */
    Node create(Messages messages) {
        if (view != null) {
            view.close();
        }
        TrayView created = new TrayView(tray, messages, moves::drag);
        view = created;
        return created;
    }
}
