package clinic.frontdesk.app;

import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxSource;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * One key goes to the next reservation that waits for a person, over all weeks from the oldest day on, and after the last one
 * to the first. The status line says where in the list one is, or that there is none.
 */
final class ReviewFeature {

    private final WeekViewModel week;
    private final DeskViewModel desk;
    private final Latest reading;

    ReviewFeature(InboxSource lists, WeekViewModel week, DeskViewModel desk, BackgroundTasks tasks, Actions actions) {
        this.week = week;
        this.desk = desk;
        this.reading = new Latest(tasks);
        actions.set(
                Action.NEXT_UNCONFIRMED,
                () -> next(
                        () -> waiting(lists, InboxItem::unconfirmed), "review.unconfirmed", "review.unconfirmed-none"));
        actions.set(
                Action.NEXT_ATTENTION,
                () -> next(() -> waiting(lists, InboxItem::flagged), "review.attention", "review.attention-none"));
    }

    private static List<InboxItem> waiting(InboxSource lists, Predicate<InboxItem> wanted) {
        return lists.queue().stream().filter(wanted).toList();
    }

    private void next(Callable<List<InboxItem>> list, String key, String noneKey) {
        reading.run(
                list,
                items -> go(items, key, noneKey),
                failure -> desk.noticeProperty().set(failure.text()));
    }

    private void go(List<InboxItem> items, String key, String noneKey) {
        if (items.isEmpty()) {
            desk.noticeProperty().set(Text.of(noneKey));
            return;
        }
        int at = items.stream()
                .map(InboxItem::id)
                .toList()
                .indexOf(week.selectedProperty().get());
        int next = (at + 1) % items.size();
        InboxItem item = items.get(next);
        if (!week.dayProperty().get().equals(item.date())) {
            week.show(item.date());
        }
        week.chooseCard(item.id());
        desk.noticeProperty().set(Text.of(key, next + 1, items.size()));
    }
}
