package clinic.frontdesk.reservation;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Objects;

/** Changes of reservations in words. */
final class ChangeTexts {

    private ChangeTexts() {}

    /**
     * One change, or the bookings of one visit.
     *
     * @param changes at least one, in the order of the visit
     */
    static Text of(List<ReservationChange> changes) {
        ReservationChange first = changes.getFirst();
        if (changes.size() > 1) {
            return Text.of(
                    "history.visit",
                    first.patientName(),
                    DayLabel.of(first.after().date()),
                    first.after().shownTime(),
                    changes.size());
        }
        ReservationState before = first.before();
        ReservationState after = first.after();
        if (first.ofService() && before != null) {
            return ofService(first.patientName(), before, after);
        }
        if (before != null && before.status().equals(after.status())) {
            return Text.of("history.moved", first.patientName(), dayAndTime(before), target(before, after));
        }
        return Text.of(key(first), first.patientName(), DayLabel.of(after.date()), after.shownTime());
    }

    /** Another service, or the same one with other minutes. */
    private static Text ofService(String patientName, ReservationState before, ReservationState after) {
        BookedService service = after.service();
        if (Objects.equals(before.service().id(), service.id())
                && service.duration() != null
                && before.service().duration() != null) {
            return Text.of(
                    "history.resized",
                    patientName,
                    dayAndTime(after),
                    before.service().duration(),
                    service.duration());
        }
        return Text.of(
                "history.service-changed",
                patientName,
                dayAndTime(after),
                before.service().shownName(),
                service.shownName());
    }

    private static String key(ReservationChange change) {
        ReservationState before = change.before();
        if (before == null) {
            return "history.booked";
        }
        return switch (change.after().status().label()) {
            case WebsiteLabels.PENDING -> "history.unconfirmed";
            case WebsiteLabels.CONFIRMED ->
                before.status().equals(Status.PENDING) ? "history.confirmed" : "history.brought-back";
            case WebsiteLabels.CANCELLED -> "history.cancelled";
            case WebsiteLabels.COMPLETED -> "history.completed";
            case WebsiteLabels.NO_SHOW -> "history.no-show";
            case WebsiteLabels.REJECTED -> "history.rejected";
            default -> "history.other-status";
        };
    }

    private static String dayAndTime(ReservationState state) {
        return DayLabel.of(state.date()) + " " + state.shownTime();
    }

    /** Within a day the time alone tells where it went. */
    private static String target(ReservationState before, ReservationState after) {
        return before.date().equals(after.date()) ? after.shownTime() : dayAndTime(after);
    }
}
