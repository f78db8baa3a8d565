package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Formats days, times and starts for the panels. */
final class StartLabels {

    private final Messages messages;
    private final DateTimeFormatter near;
    private final DateTimeFormatter far;

    StartLabels(Messages messages) {
        this.messages = messages;
        this.near = DateTimeFormatter.ofPattern(messages.text("start.near"), messages.locale());
        this.far = DateTimeFormatter.ofPattern(messages.text("start.far"), messages.locale());
    }

    /** Formats a day: today and tomorrow by name, this week and the next by weekday, others with the month. */
    String day(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return messages.text("start.today");
        }
        if (date.equals(today.plusDays(1))) {
            return messages.text("start.tomorrow");
        }
        return (date.isAfter(today) && date.isBefore(today.plusDays(14)) ? near : far).format(date);
    }

    String start(Slot start, LocalDate today) {
        return day(start.date(), today) + " " + time(start.start());
    }

    static String time(int minute) {
        return ClockTime.format(minute % ClockTime.MINUTES_A_DAY);
    }
}
