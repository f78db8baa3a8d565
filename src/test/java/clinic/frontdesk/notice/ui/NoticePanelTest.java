package clinic.frontdesk.notice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.notice.DatabaseNotices;
import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.notice.NoticeContent;
import clinic.frontdesk.notice.Notices;
import clinic.frontdesk.notice.UndoableNotices;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticePanelTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final Notices notices =
            new UndoableNotices(new DatabaseNotices(TestDatabase.upgraded().dsl()), new History());
    private final NoticesViewModel list = new NoticesViewModel(notices, new InPlaceTasks(), () -> MONDAY);
    private final NoticePanelViewModel panel =
            new NoticePanelViewModel(notices, new InPlaceTasks(), () -> MONDAY, list);

    @Test
    void aNoticeIsPinnedToTheShownDayOrToDaysAsPeopleSayThem() {
        panel.begin(MONDAY);
        assertThat(panel.fromProperty().get()).isEqualTo("11/30");
        panel.textProperty().set("원장님 16:00 외출");
        panel.save();
        assertThat(panel.saidProperty().get()).isEqualTo(Text.of("notice.saved"));
        assertThat(panel.changed()).isFalse();

        panel.textProperty().set("주차장 공사");
        panel.fromProperty().set("내일");
        panel.untilProperty().set("다음 주 화");
        panel.save();

        list.show(MONDAY, MONDAY.plusDays(6));
        assertThat(list.shown())
                .extracting(DayNotice::content)
                .containsExactly(
                        new NoticeContent("원장님 16:00 외출", MONDAY, MONDAY),
                        new NoticeContent("주차장 공사", MONDAY.plusDays(1), MONDAY.plusDays(8)));
        list.show(MONDAY.plusDays(9), MONDAY.plusDays(9));
        assertThat(list.shown()).isEmpty();
        assertThat(list.coming()).hasSize(2);
    }

    @Test
    void thoseOfTodayComeFirst() {
        notices.add(new NoticeContent("어제", MONDAY.minusDays(1), MONDAY.minusDays(1)));
        notices.add(new NoticeContent("오늘", MONDAY, MONDAY));
        list.show(MONDAY.minusDays(7), MONDAY);
        assertThat(list.shown()).extracting(notice -> notice.content().text()).containsExactly("오늘", "어제");
    }

    @Test
    void aNoticeIsEditedWithTheDaysThatItHasAndRemoved() {
        DayNotice past = notices.add(new NoticeContent("지난", LocalDate.of(2025, 11, 1), MONDAY));
        list.topicChanged(LiveTopic.NOTICES);
        panel.edit(past);
        assertThat(panel.fromProperty().get()).isEqualTo("2025-11-01");
        assertThat(panel.untilProperty().get()).isEqualTo("11/30");
        assertThat(panel.changed()).isFalse();
        panel.textProperty().set("고침");
        assertThat(panel.changed()).isTrue();
        panel.save();
        assertThat(list.coming())
                .extracting(DayNotice::content)
                .containsExactly(new NoticeContent("고침", LocalDate.of(2025, 11, 1), MONDAY));
        panel.remove(list.coming().getFirst());
        assertThat(list.coming()).isEmpty();
        assertThat(panel.saidProperty().get()).isEqualTo(Text.of("notice.removed"));
    }

    @Test
    void whatIsBeingWrittenIsKeptUntilItIsLeft() {
        DayNotice other = notices.add(new NoticeContent("다른", MONDAY, MONDAY));
        panel.begin(MONDAY);
        panel.textProperty().set("쓰는 중");
        panel.edit(other);
        assertThat(panel.saidProperty().get()).isEqualTo(Text.of("notice.unsaved"));
        panel.begin(MONDAY.plusDays(1));
        assertThat(panel.textProperty().get()).isEqualTo("쓰는 중");
        assertThat(panel.leave()).isTrue();
        assertThat(panel.leave()).isFalse();
        assertThat(panel.textProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 11/30, '', notice.problem.empty, '', ''",
        "a, x, '', '', booking.problem.date.form, ''",
        "a, 12/3, 12/2, '', '', notice.problem.order",
        "a, 12/3, 2/30, '', '', booking.problem.date.none",
    })
    void aWrongFieldSaysWhatIsWrong(
            String text, String from, String until, String inText, String inFrom, String inUntil) {
        panel.begin(MONDAY);
        panel.textProperty().set(text);
        panel.fromProperty().set(from);
        panel.untilProperty().set(until);
        panel.save();
        assertThat(panel.textProblemProperty().get().key()).isEqualTo(inText);
        assertThat(panel.fromProblemProperty().get().key()).isEqualTo(inFrom);
        assertThat(panel.untilProblemProperty().get().key()).isEqualTo(inUntil);
        assertThat(notices.from(MONDAY)).isEmpty();
    }
}
