package clinic.frontdesk.app;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.FxBackgroundTasks;
import java.util.concurrent.Callable;

/** Undo and redo. The status line describes the next undo and the result of the last one. */
final class UndoFeature {

    private final History history;
    private final FxBackgroundTasks tasks;
    private final DeskViewModel desk;
    private final Runnable changed;

    /**
     * @param changed called after a change, and after a failure that may have changed something
     */
    UndoFeature(History history, FxBackgroundTasks tasks, Actions actions, DeskViewModel desk, Runnable changed) {
        this.history = history;
        this.tasks = tasks;
        this.desk = desk;
        this.changed = changed;
        actions.set(Action.UNDO, () -> run(history::undo, "undo.undone", "undo.nothing"));
        actions.set(Action.REDO, () -> run(history::redo, "undo.redone", "redo.nothing"));
        // The history changes on the thread that wrote to the database.
        history.addListener(() -> tasks.onScreen(() -> {
            LastActNotice.clear(desk);
            showNext();
        }));
    }

    private void showNext() {
        Text undo = history.nextUndo()
                .map(next -> history.whyNotUndo().isPresent()
                        ? Text.of("undo.next-not", next)
                        : Text.of("undo.next", Action.UNDO.keys(), next))
                .orElse(Text.NONE);
        Text redo = history.nextRedo()
                .map(next -> Text.of("redo.next", Action.REDO.keys(), next))
                .orElse(Text.NONE);
        desk.undoProperty()
                .set(undo.isEmpty() ? redo : redo.isEmpty() ? undo : Text.of("undo.next-and-redo", undo, redo));
    }

    private void run(Callable<UndoResult> way, String done, String none) {
        tasks.run(
                way,
                result -> {
                    desk.noticeProperty()
                            .set(
                                    switch (result) {
                                        case UndoResult.Done applied -> Text.of(done, applied.what());
                                        case UndoResult.Nothing nothing -> Text.of(none);
                                        case UndoResult.ChangedMeanwhile kept -> Text.of("undo.changed", kept.what());
                                        case UndoResult.CannotUndo kept ->
                                            Text.of("undo.impossible", kept.what(), kept.why());
                                        case UndoResult.RefusedNow refused -> refusal(refused);
                                    });
                    changed.run();
                },
                failure -> {
                    desk.noticeProperty().set(failure.text());
                    changed.run();
                });
    }

    private static Text refusal(UndoResult.RefusedNow refused) {
        Text reason = Text.of("refusal." + refused.reason());
        if (refused.nearest().isEmpty()) {
            return Text.of("undo.refused-none", refused.what(), reason);
        }
        Slot nearest = refused.nearest().getFirst();
        return Text.of("undo.refused", refused.what(), reason, nearest.date(), ClockTime.format(nearest.start()));
    }
}
