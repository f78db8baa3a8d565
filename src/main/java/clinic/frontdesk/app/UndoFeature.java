package clinic.frontdesk.app;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Undo and redo; the database decides, and the line below says what became of it. */
final class UndoFeature {

    private final BackgroundTasks tasks;
    private final Consumer<Text> notice;
    private final Runnable changed;

    /**
     * @param notice takes the result in a sentence
     * @param changed is called where something was changed, or may have been
     */
    UndoFeature(History history, BackgroundTasks tasks, Actions actions, Consumer<Text> notice, Runnable changed) {
        this.tasks = tasks;
        this.notice = notice;
        this.changed = changed;
        actions.set(Action.UNDO, () -> run(history::undo, "undo.undone"));
        actions.set(Action.REDO, () -> run(history::redo, "undo.redone"));
    }

    private void run(Callable<UndoResult> way, String done) {
        tasks.run(
                way,
                result -> {
                    notice.accept(
                            switch (result) {
                                case UndoResult.Done stands -> Text.of(done);
                                case UndoResult.Nothing nothing -> Text.of("undo.nothing");
                                case UndoResult.ChangedMeanwhile changedMeanwhile -> Text.of("undo.changed");
                                case UndoResult.Refused refused -> refusal(refused);
                            });
                    changed.run();
                },
                failure -> {
                    notice.accept(failure.text());
                    changed.run();
                });
    }

    private static Text refusal(UndoResult.Refused refused) {
        if (refused.nearest().isEmpty()) {
            return Text.of("undo.refused-none");
        }
        Slot nearest = refused.nearest().getFirst();
        return Text.of("undo.refused", nearest.date(), ClockTime.format(nearest.start()));
    }
}
