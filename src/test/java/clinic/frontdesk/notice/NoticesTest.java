package clinic.frontdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class NoticesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final NoticeContent OUT = new NoticeContent("원장님 16:00 외출", MONDAY, MONDAY);
    private static final NoticeContent WEEK = new NoticeContent("주차장 공사", MONDAY.minusDays(1), MONDAY.plusDays(4));

    private final TestDatabase database = TestDatabase.upgraded();
    private final Notices notices = new DatabaseNotices(database.dsl());
    private final Notices otherDesk = new DatabaseNotices(database.dsl());

    @Test
    void aNoticeIsReadUntilItsLastDay() {
        DayNotice out = notices.add(OUT);
        DayNotice week = notices.add(WEEK);

        assertThat(otherDesk.from(MONDAY)).containsExactly(week, out);
        assertThat(otherDesk.from(MONDAY.plusDays(1))).containsExactly(week);
        assertThat(otherDesk.from(MONDAY.plusDays(5))).isEmpty();
        assertThat(week).isEqualTo(new DayNotice(week.id(), 1, WEEK));
    }

    @Test
    void whatAnotherDeskChangedIsNotOverwritten() {
        DayNotice seen = notices.add(OUT);
        DayNotice changed = otherDesk.change(seen, WEEK).orElseThrow();

        assertThat(notices.change(seen, OUT)).isEmpty();
        assertThat(notices.from(MONDAY)).containsExactly(changed);
        assertThat(otherDesk.remove(seen.id())).contains(changed);
        assertThat(notices.change(changed, OUT)).isEmpty();
        assertThat(notices.remove(seen.id())).isEmpty();
    }

    @Test
    void everyChangeIsUndoneAndDoneAgainInWords() {
        History history = new History();
        Notices undoable = new UndoableNotices(notices, history);
        DayNotice added = undoable.add(OUT);
        assertThat(history.nextUndo().map(Messages.of(Locale.KOREAN)::text)).contains("알림 ‘원장님 16:00 외출’ 붙임");
        undoable.change(added, WEEK);
        undoable.remove(added.id());

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(contents()).containsExactly(WEEK);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(contents()).containsExactly(OUT);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(contents()).isEmpty();
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(contents()).containsExactly(WEEK);

        DayNotice now = otherDesk.from(MONDAY).getFirst();
        otherDesk.change(now, new NoticeContent("바뀜", MONDAY, MONDAY));
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(contents()).extracting(NoticeContent::text).containsExactly("바뀜");
    }

    @Test
    void aLongNoticeIsSaidShortenedBetweenItsCharacters() {
        History history = new History();
        new UndoableNotices(notices, history).add(new NoticeContent("🦷".repeat(30), MONDAY, MONDAY));
        assertThat(history.nextUndo().map(Messages.of(Locale.ENGLISH)::text))
                .contains("Notice “" + "🦷".repeat(24) + "…” pinned");
    }

    @Test
    void textsAreComposedAndHaveNoControlCharacters() {
        assertThat(new NoticeContent(" \u1100\u1161\u0000b\r\nc ", MONDAY, MONDAY).text())
                .isEqualTo("가 b\nc");
        assertThatThrownBy(() -> new NoticeContent(" \n", MONDAY, MONDAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoticeContent("a", MONDAY, MONDAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRemovedNoticeIsDeletedForGoodAfterAWeek() {
        DayNotice removed = notices.add(OUT);
        notices.remove(removed.id());
        database.run("UPDATE frontdesk.notice SET removed_at = removed_at - interval '8 days'");
        notices.add(WEEK);

        assertThat(notices.restore(removed.id())).isFalse();
        assertThat(Databases.rows(database, "SELECT count(*) FROM frontdesk.notice"))
                .containsExactly("1");
    }

    private List<NoticeContent> contents() {
        return otherDesk.from(MONDAY).stream().map(DayNotice::content).toList();
    }
}
