package clinic.frontdesk.week.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads weeks in the background. A week that was read before is there at once, as it was then, until it has been read again;
 * so weeks can be looked at while the database cannot be reached. Lives on the screen's thread.
 */
final class WeekReader implements LiveListener {

    private static final int MOST_REMEMBERED = 12;

    private final WeekSource source;
    private final Latest reading;
    private final Consumer<Week> loaded;
    private final BiConsumer<Week, Week> readAgain;
    private final ReadOnlyObjectWrapper<LocalDate> monday;
    private final ReadOnlyObjectWrapper<@Nullable Week> week = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LocalDateTime> readAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> problem = new ReadOnlyObjectWrapper<>();
    private final Map<LocalDate, Week> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Week> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private DayVersions reported = DayVersions.NONE;
    private boolean changedWhileReading;
    private @Nullable Week lastRead;

    /**
     * @param first the first week to read
     * @param loaded called with each week that comes, also with a remembered one
     * @param readAgain called after it with the week before and the week that came, where both are reads of the same week
     *     and none of another one lies between them
     */
    WeekReader(
            WeekSource source,
            BackgroundTasks tasks,
            LocalDate first,
            Consumer<Week> loaded,
            BiConsumer<Week, Week> readAgain) {
        this.source = source;
        this.reading = new Latest(tasks);
        this.monday = new ReadOnlyObjectWrapper<>(first);
        this.loaded = loaded;
        this.readAgain = readAgain;
    }

    /** Shows the week that begins on a day. */
    void show(LocalDate wanted) {
        monday.set(wanted);
        Week before = remembered.get(wanted);
        Week shown = week.get();
        if (before != null && shown != null && !shown.monday().equals(wanted)) {
            readAt.set(before.now());
            deliver(new Week(
                    before.monday(),
                    shown.now(),
                    before.days(),
                    before.services(),
                    shown.unconfirmed(),
                    shown.attention(),
                    before.versions()));
        }
        reload();
    }

    /** Reads the shown week again, as after a failure, or for the time of day. */
    void reload() {
        LocalDate wanted = monday.get();
        loading.set(true);
        changedWhileReading = false;
        reading.run(() -> source.load(wanted), this::read, failure -> {
            loading.set(false);
            problem.set(failure);
            if (changedWhileReading) {
                reload();
            }
        });
    }

    private void read(Week next) {
        loading.set(false);
        problem.set(null);
        remembered.put(next.monday(), next);
        readAt.set(next.now());
        Week before = lastRead;
        lastRead = next;
        deliver(next);
        if (before != null && before.monday().equals(next.monday())) {
            readAgain.accept(before, next);
        }
        readUnseenChanges();
    }

    private void deliver(Week next) {
        week.set(next);
        loaded.accept(next);
    }

    /**
     * Reads the shown week again where one of its days or a rule changed since it was read: at once, or when what is
     * being read has come, so that changes which come faster than a week is read do not keep it from being shown. A
     * change that the shown week has already, as one made at this desk, is not read again.
     */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        reported = reported.with(versions);
        changedWhileReading = loading.get();
        readUnseenChanges();
    }

    /** What was being read may hang on the connection that was lost. */
    @Override
    public void reconnected() {
        reload();
    }

    private void readUnseenChanges() {
        Week shown = week.get();
        LocalDate first = monday.get();
        boolean seen = shown != null
                && shown.monday().equals(first)
                && shown.versions().covers(reported, first, first.plusDays(6));
        if (!loading.get() && !seen) {
            reload();
        }
    }

    ReadOnlyObjectProperty<LocalDate> mondayProperty() {
        return monday.getReadOnlyProperty();
    }

    /** The newest week that was read or remembered; empty before the first. */
    ReadOnlyObjectProperty<@Nullable Week> weekProperty() {
        return week.getReadOnlyProperty();
    }

    /** The clinic's time at which the newest week was read; null before the first. */
    ReadOnlyObjectProperty<@Nullable LocalDateTime> readAtProperty() {
        return readAt.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the newest try to read failed; empty after one that went well. */
    ReadOnlyObjectProperty<@Nullable Failure> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
