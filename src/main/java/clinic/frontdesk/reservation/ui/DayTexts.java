package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;

/** Days and intervals as texts, for the view models of bookings. */
final class DayTexts {

    private static final int NEAR_DAYS = 14;

    private DayTexts() {}

    /** Today and tomorrow by name, the next two weeks by weekday, others with the month. */
    static Text day(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return Text.of("start.today");
        }
        if (date.equals(today.plusDays(1))) {
            return Text.of("start.tomorrow");
        }
        boolean near = date.isAfter(today) && date.isBefore(today.plusDays(NEAR_DAYS));
        return Text.of(near ? "booking.day.near" : "booking.day.far", date);
    }

    /** Day and time of a start. */
    static Text start(LocalDate date, int minute, LocalDate today) {
        return Text.of("booking.start-at", day(date, today), StartLabels.time(minute));
    }

    /** Day, start and end of a visit. */
    static Text whole(PlannedVisit visit, LocalDate today) {
        return Text.of(
                "booking.from-until",
                day(visit.date(), today),
                StartLabels.time(visit.start()),
                StartLabels.time(visit.end()));
    }
}
