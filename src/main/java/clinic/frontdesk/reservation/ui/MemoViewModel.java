package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.Memos;
import clinic.frontdesk.reservation.Memos.Memo;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The memo of the reservation in the panel, and what is typed in its place. Lives on the screen's thread. */
public final class MemoViewModel {

    private final Memos memos;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Memo> stored = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Text> said = new ReadOnlyObjectWrapper<>(Text.NONE);

    public MemoViewModel(Memos memos, BackgroundTasks tasks) {
        this.memos = memos;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
    }

    /** Shows the memo of a reservation; what is typed for the same one is kept. */
    void show(String reservationId) {
        Memo before = stored.get();
        if (before != null && !before.reservationId().equals(reservationId)) {
            save();
            stored.set(null);
            text.set("");
            said.set(Text.NONE);
        }
        reading.run(() -> memos.read(reservationId), this::shown, failure -> {});
    }

    private void shown(Optional<Memo> read) {
        Memo now = read.orElse(null);
        Memo before = stored.get();
        boolean typed = before != null && changed();
        if (typed && now != null && !now.text().equals(before.text())) {
            // What is typed stays, and is not stored over what another desk wrote.
            said.set(Text.of("memo.changed", now.text()));
        }
        stored.set(now);
        if (!typed) {
            text.set(now == null ? "" : now.text());
        }
    }

    /** Whether something is typed that is not stored. */
    boolean changed() {
        Memo seen = stored.get();
        return seen != null && !Memos.clean(text.get()).equals(seen.text().strip());
    }

    /** Stores what is typed. */
    void save() {
        Memo seen = stored.get();
        if (seen == null || !changed()) {
            return;
        }
        String typed = Memos.clean(text.get());
        if (typed.length() > Memos.LONGEST) {
            said.set(Text.of("memo.long", Memos.LONGEST));
            return;
        }
        // A second call while this one is under way has nothing to store.
        stored.set(new Memo(seen.reservationId(), seen.patientName(), seen.date(), typed));
        tasks.run(
                () -> memos.write(seen, typed),
                written -> {
                    if (shows(seen)) {
                        said.set(Text.of(written ? "memo.saved" : "memo.gone"));
                        if (!written) {
                            show(seen.reservationId());
                        }
                    }
                },
                failure -> {
                    if (shows(seen)) {
                        stored.set(seen);
                        said.set(failure.text());
                    }
                });
    }

    private boolean shows(Memo memo) {
        Memo now = stored.get();
        return now != null && now.reservationId().equals(memo.reservationId());
    }

    /** Drops what is typed; returns whether there was anything to drop. */
    boolean revert() {
        Memo seen = stored.get();
        boolean any = changed();
        if (any && seen != null) {
            text.set(seen.text());
            said.set(Text.NONE);
        }
        return any;
    }

    /** The memo as typed. */
    StringProperty textProperty() {
        return text;
    }

    /** The memo as stored; null while it is not known. */
    ReadOnlyObjectProperty<@Nullable Memo> storedProperty() {
        return stored.getReadOnlyProperty();
    }

    /** The result of the last action. */
    ReadOnlyObjectProperty<Text> saidProperty() {
        return said.getReadOnlyProperty();
    }
}
