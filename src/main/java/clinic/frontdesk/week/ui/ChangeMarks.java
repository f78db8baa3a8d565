package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekComparison;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What others changed in the last seconds, to be marked where it is shown. Lives on the screen's thread. */
public final class ChangeMarks {

    /** How long a change is marked. */
    static final Duration SHOWN = Duration.ofSeconds(6);

    /** Runs an action after a delay, on the screen's thread. */
    public interface Delay {
        void after(Duration delay, Runnable action);
    }

    /** A change and when it was found; a later change of the same reservation is marked as long as any. */
    private record MarkedChange(CardChange change, long number) {}

    private final OwnWrites own;
    private final Delay delay;
    private final Map<String, MarkedChange> marks = new HashMap<>();
    private final ReadOnlyObjectWrapper<Map<String, CardChange>> shown = new ReadOnlyObjectWrapper<>(Map.of());
    private long comparisons;

    public ChangeMarks(OwnWrites own, Delay delay) {
        this.own = own;
        this.delay = delay;
    }

    /** Marks what others changed between two reads of a week. */
    void compare(Week before, Week after) {
        Map<String, CardChange> changes = WeekComparison.byOthers(before, after, own);
        if (changes.isEmpty()) {
            return;
        }
        long number = ++comparisons;
        changes.forEach((id, change) -> marks.put(id, new MarkedChange(change, number)));
        publish();
        delay.after(SHOWN, () -> {
            marks.values().removeIf(mark -> mark.number() == number);
            publish();
        });
    }

    private void publish() {
        Map<String, CardChange> now = new HashMap<>();
        marks.forEach((id, mark) -> now.put(id, mark.change()));
        if (!Objects.equals(now, shown.get())) {
            shown.set(Map.copyOf(now));
        }
    }

    /** The marked reservations, by id. */
    ReadOnlyObjectProperty<Map<String, CardChange>> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
