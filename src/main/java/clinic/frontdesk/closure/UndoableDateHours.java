package clinic.frontdesk.closure;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Set;

/** Hours of single dates and public holidays, added to the desk's history. */
public final class UndoableDateHours {

    private final DateHours hours;
    private final History history;

    public UndoableDateHours(DateHours hours, History history) {
        this.hours = hours;
        this.history = history;
    }

    /** As {@link DateHours#open}. */
    public DateHours.DateChange open(LocalDate day, int start, int end) {
        return recorded(hours.open(day, start, end));
    }

    /** As {@link DateHours#asWeekday}. */
    public DateHours.DateChange asWeekday(LocalDate day) {
        return recorded(hours.asWeekday(day));
    }

    /** Opens a public holiday as any other day of its weekday; any other date is left as it is. */
    public DateHours.DateChange openHoliday(LocalDate day) {
        return recorded(hours.openHoliday(day));
    }

    /** Removes what is special about a date: an opened holiday is closed again, with its hours. */
    public DateHours.DateChange asUsual(LocalDate day) {
        return recorded(hours.asUsual(day));
    }

    private DateHours.DateChange recorded(DateHours.DateChange change) {
        if (!change.before().equals(change.after())) {
            history.did(new DateStep(hours, change.day(), change.before(), change.after()));
        }
        return change;
    }

    private record DateStep(DateHours hours, LocalDate day, DateRules before, DateRules after) implements UndoStep {

        @Override
        public Text describe() {
            if (!after.hours().isEmpty()) {
                OpenHours first = after.hours().getFirst();
                OpenHours last = after.hours().getLast();
                return Text.of(
                        "history.date-hours",
                        DayLabel.of(day),
                        ClockTime.format(first.start()),
                        ClockTime.format(last.end()));
            }
            if (after.opened() != before.opened()) {
                return Text.of(
                        after.opened() ? "history.holiday-opened" : "history.holiday-closed",
                        DayLabel.of(day),
                        after.holiday());
            }
            return Text.of("history.date-hours-removed", DayLabel.of(day));
        }

        @Override
        public UndoResult undo() {
            return restore(after, before);
        }

        @Override
        public UndoResult redo() {
            return restore(before, after);
        }

        private UndoResult restore(DateRules expected, DateRules wanted) {
            return hours.restore(day, expected, wanted).after().equals(wanted)
                    ? new UndoResult.Done(describe(), Set.of(day))
                    : new UndoResult.ChangedMeanwhile(describe());
        }
    }
}
