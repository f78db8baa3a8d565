package clinic.frontdesk.notice.ui;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.notice.NoticeContent;
import clinic.frontdesk.text.Messages;

/** The days of notices, in words. */
final class NoticeDays {

    private NoticeDays() {}

    /** {@code 11/30}, or {@code 11/30–12/4}. */
    static String of(NoticeContent content, Messages messages) {
        String first = DayLabel.of(content.first());
        return content.first().equals(content.last())
                ? first
                : messages.text("notice.days", first, DayLabel.of(content.last()));
    }
}
