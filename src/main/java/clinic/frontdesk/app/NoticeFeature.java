package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.notice.DatabaseNotices;
import clinic.frontdesk.notice.Notices;
import clinic.frontdesk.notice.UndoableNotices;
import clinic.frontdesk.notice.ui.NoticePanelView;
import clinic.frontdesk.notice.ui.NoticePanelViewModel;
import clinic.frontdesk.notice.ui.NoticesView;
import clinic.frontdesk.notice.ui.NoticesViewModel;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.time.LocalDate;
import java.time.YearMonth;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The notices of the shown days, and the panel that writes them. */
final class NoticeFeature implements PanelFactory {

    private final NoticesViewModel list;
    private final NoticePanelViewModel panel;
    private final WeekViewModel week;
    private final Actions actions;
    private @Nullable NoticesView view;

    NoticeFeature(
            ClinicDatabase database, History history, BackgroundTasks tasks, WeekViewModel week, Actions actions) {
        Notices notices = new UndoableNotices(new DatabaseNotices(database.dsl()), history);
        this.list = new NoticesViewModel(notices, tasks, week::todayDate);
        this.panel = new NoticePanelViewModel(notices, tasks, week::todayDate, list);
        this.week = week;
        this.actions = actions;
        week.dayProperty().subscribe(day -> follow());
        week.modeProperty().subscribe(mode -> follow());
    }

    /** Shows the notices of the day, the week or the month that is shown. */
    private void follow() {
        LocalDate day = week.dayProperty().get();
        LocalDate monday = week.mondayProperty().get();
        switch (week.modeProperty().get()) {
            case DAY -> list.show(day, day);
            case WEEK -> list.show(monday, monday.plusDays(6));
            case MONTH ->
                list.show(YearMonth.from(day).atDay(1), YearMonth.from(day).atEndOfMonth());
        }
    }

    NoticesViewModel list() {
        return list;
    }

    NoticePanelViewModel model() {
        return panel;
    }

    /** Begins a notice of the shown day; of today where a week or a month with it is shown. */
    @Override
    public void opening() {
        LocalDate today = week.todayDate();
        panel.begin(list.todayIsShown() ? today : week.dayProperty().get());
    }

    @Override
    public Panel create(Messages messages) {
        return new NoticePanelView(panel, messages, actions);
    }

    /** Creates the list in a language and closes the previous one. */
    Node createList(Messages messages) {
        if (view != null) {
            view.close();
        }
        NoticesView created = new NoticesView(list, messages, actions);
        view = created;
        return created;
    }
}
