package clinic.frontdesk.notice;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Notices whose changes are added to the desk's history. */
public final class UndoableNotices implements Notices {

    /** The most code points of a notice in the description of a step. */
    private static final int MOST_SAID = 24;

    private final Notices notices;
    private final History history;

    public UndoableNotices(Notices notices, History history) {
        this.notices = notices;
        this.history = history;
    }

    @Override
    public List<DayNotice> from(LocalDate day) {
        return notices.from(day);
    }

    @Override
    public DayNotice add(NoticeContent content) {
        DayNotice added = notices.add(content);
        history.did(new PinStep(
                "history.notice-added",
                added,
                () -> notices.remove(added.id()).isPresent(),
                () -> notices.restore(added.id())));
        return added;
    }

    @Override
    public Optional<DayNotice> change(DayNotice seen, NoticeContent content) {
        Optional<DayNotice> changed = notices.change(seen, content);
        changed.ifPresent(now -> history.did(new EditStep(notices, seen, now)));
        return changed;
    }

    @Override
    public Optional<DayNotice> remove(long id) {
        Optional<DayNotice> removed = notices.remove(id);
        removed.ifPresent(notice -> history.did(new PinStep(
                "history.notice-removed",
                notice,
                () -> notices.restore(id),
                () -> notices.remove(id).isPresent())));
        return removed;
    }

    @Override
    public boolean restore(long id) {
        return notices.restore(id);
    }

    private static Text describe(String key, DayNotice notice) {
        String line = notice.content().text().replace('\n', ' ');
        String said = line.codePointCount(0, line.length()) <= MOST_SAID
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_SAID)) + "…";
        return Text.of(key, said);
    }

    private static UndoResult result(boolean done, Text what) {
        return done ? new UndoResult.Done(what, Set.of()) : new UndoResult.ChangedMeanwhile(what);
    }

    private record PinStep(String key, DayNotice notice, BooleanSupplier back, BooleanSupplier again)
            implements UndoStep {

        @Override
        public Text describe() {
            return UndoableNotices.describe(key, notice);
        }

        @Override
        public UndoResult undo() {
            return result(back.getAsBoolean(), describe());
        }

        @Override
        public UndoResult redo() {
            return result(again.getAsBoolean(), describe());
        }
    }

    private record EditStep(Notices notices, DayNotice before, DayNotice after) implements UndoStep {

        @Override
        public Text describe() {
            return UndoableNotices.describe("history.notice-changed", after);
        }

        @Override
        public UndoResult undo() {
            return write(after, before);
        }

        @Override
        public UndoResult redo() {
            return write(before, after);
        }

        /** By what the notice says, as it has another version after an undo and a redo. */
        private UndoResult write(DayNotice seen, DayNotice wanted) {
            boolean written = notices.from(seen.content().last()).stream()
                    .filter(now -> now.id() == seen.id() && now.content().equals(seen.content()))
                    .findFirst()
                    .flatMap(now -> notices.change(now, wanted.content()))
                    .isPresent();
            return result(written, describe());
        }
    }
}
