package clinic.frontdesk.notice;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
        history.did(new ReversibleStep(
                describe("history.notice-added", added),
                () -> notices.remove(added.id()).isPresent(),
                () -> notices.restore(added.id())));
        return added;
    }

    @Override
    public Optional<DayNotice> change(DayNotice seen, NoticeContent content) {
        Optional<DayNotice> changed = notices.change(seen, content);
        changed.ifPresent(now -> history.did(new ReversibleStep(
                describe("history.notice-changed", now), () -> write(now, seen), () -> write(seen, now))));
        return changed;
    }

    @Override
    public Optional<DayNotice> remove(long id) {
        Optional<DayNotice> removed = notices.remove(id);
        removed.ifPresent(notice -> history.did(new ReversibleStep(
                describe("history.notice-removed", notice),
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

    /** By what the notice says, as it has another version after an undo and a redo. */
    private boolean write(DayNotice seen, DayNotice wanted) {
        return notices.from(seen.content().last()).stream()
                .filter(now -> now.id() == seen.id() && now.content().equals(seen.content()))
                .findFirst()
                .flatMap(now -> notices.change(now, wanted.content()))
                .isPresent();
    }
}
