package clinic.frontdesk.app;

import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.week.ui.WeekViewModel;

/**
 * The notice at the foot of the window is of the last act. It goes with the next one, whatever that is: an action by key,
 * button or menu, another card, another day, or a change that can be undone.
 */
final class LastActNotice {

    LastActNotice(DeskViewModel desk, WeekViewModel week, Actions actions) {
        actions.setBeforeEach(() -> clear(desk));
        week.selectedProperty().subscribe(() -> clear(desk));
        week.dayProperty().subscribe(() -> clear(desk));
        week.modeProperty().subscribe(() -> clear(desk));
    }

    static void clear(DeskViewModel desk) {
        desk.noticeProperty().set(Text.NONE);
    }
}
