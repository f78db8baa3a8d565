package clinic.frontdesk.app;

import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.week.ui.WeekViewModel;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * The notice at the foot of the window is of the last act. It goes with a person's next one, whatever that is: an action by
 * key, button or menu, another card, another day, or a change that can be undone. What the program selects by itself, as an
 * inbox does that shows its next reservation, is no act.
 */
final class LastActNotice {

    private final DeskViewModel desk;
    private final FxBackgroundTasks tasks;
    private boolean acting;

    LastActNotice(DeskViewModel desk, WeekViewModel week, FxBackgroundTasks tasks, Actions actions) {
        this.desk = desk;
        this.tasks = tasks;
        actions.setBeforeEach(() -> clear(desk));
        week.selectedProperty().subscribe(this::shownElse);
        week.dayProperty().subscribe(this::shownElse);
        week.modeProperty().subscribe(this::shownElse);
    }

    /** Follows the keys and clicks in a newly created window. */
    void attach(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> acts());
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> acts());
        root.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> acts());
        root.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> acts());
    }

    private void acts() {
        acting = true;
        // After what the event itself does.
        tasks.onScreen(() -> acting = false);
    }

    private void shownElse() {
        if (acting) {
            clear(desk);
        }
    }

    static void clear(DeskViewModel desk) {
        desk.noticeProperty().set(Text.NONE);
    }
}
