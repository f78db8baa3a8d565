package clinic.frontdesk.reservation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.reservation.Memos;
import clinic.frontdesk.reservation.Memos.Memo;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MemoTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final TestDatabase database = TestDatabase.upgraded()
            .run(Databases.insert("a", "2026-11-30", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("b", "2026-11-30", "11:00", "WRINKLE_BOTOX"));
    private final History history = new History();
    private final MemoViewModel memo = new MemoViewModel(new Memos(database.dsl(), history), new InPlaceTasks());

    @Test
    void aMemoIsStoredUndoneAndDoneAgainAndItsDayIsReadAgain() {
        String before = version();
        memo.show("a");
        memo.textProperty().set(" 주차 안내 ");
        assertThat(memo.changed()).isTrue();
        memo.save();
        assertThat(memo.storedProperty().get()).isEqualTo(new Memo("a", "김하나", MONDAY, "주차 안내"));
        assertThat(stored("a")).containsExactly("주차 안내");
        assertThat(version()).isNotEqualTo(before);
        assertThat(history.nextUndo().map(Messages.of(Locale.KOREAN)::text)).contains("김하나 님 11/30 메모");

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(stored("a")).containsExactly("null");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        database.run("UPDATE reservations SET \"adminNotes\" = '다른 곳' WHERE id = 'a'");
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(stored("a")).containsExactly("다른 곳");
    }

    @Test
    void whatIsTypedIsStoredBeforeAnotherReservationIsShown() {
        memo.show("a");
        memo.textProperty().set("하나");
        memo.show("b");
        assertThat(memo.textProperty().get()).isEmpty();
        assertThat(stored("a")).containsExactly("하나");
        assertThat(stored("b")).containsExactly("null");
    }

    @Test
    void whatAnotherDeskWroteIsSaidAndNotLost() {
        memo.show("a");
        memo.textProperty().set("내 것");
        database.run("UPDATE reservations SET \"adminNotes\" = '남의 것' WHERE id = 'a'");
        memo.save();
        assertThat(memo.saidProperty().get()).isEqualTo(Text.of("memo.gone"));
        assertThat(stored("a")).containsExactly("남의 것");
        memo.textProperty().set("x".repeat(Memos.LONGEST + 1));
        memo.save();
        assertThat(memo.saidProperty().get()).isEqualTo(Text.of("memo.long", Memos.LONGEST));
        assertThat(memo.revert()).isTrue();
        assertThat(memo.revert()).isFalse();
    }

    private List<String> stored(String id) {
        return Databases.rows(
                database, "SELECT coalesce(\"adminNotes\", 'null') FROM reservations WHERE id = '" + id + "'");
    }

    private String version() {
        return String.join(
                "", Databases.rows(database, "SELECT version FROM frontdesk.day_lock WHERE day = '2026-11-30'"));
    }
}
