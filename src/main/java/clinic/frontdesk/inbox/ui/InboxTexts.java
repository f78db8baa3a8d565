package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.util.Optional;

/** The sentences of the inbox. */
final class InboxTexts {

    private InboxTexts() {}

    /** What was done with an item, by the key of its sentence. */
    static Text done(String key, InboxItem item) {
        return Text.of(key, item.patientName(), DayLabel.of(item.date()), item.writtenTime());
    }

    /**
     * What became of an item that was to be settled.
     *
     * @param why what was in the way where it was refused; empty where that is not known
     */
    static Text outcome(String doneKey, InboxItem item, BookingOutcome outcome, Optional<Text> why) {
        return switch (outcome) {
            case BookingOutcome.Accepted accepted -> done(doneKey, item);
            case BookingOutcome.Refused refused -> {
                Text reason = why.orElseGet(
                        () -> Text.of("refusal." + refused.reason().code()));
                if (refused.nearest().isEmpty()) {
                    yield Text.of("inbox.refused-none", item.patientName(), reason);
                }
                Slot nearest = refused.nearest().getFirst();
                yield Text.of(
                        "inbox.refused", item.patientName(), reason, nearest.date(), ClockTime.format(nearest.start()));
            }
            case BookingOutcome.Gone gone -> done("inbox.settled-elsewhere", item);
        };
    }
}
