package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.week.ClosedInterval;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Grid slots, and the keyboard's way through them. */
final class GridSlots {

    /** By day and start. */
    static final Comparator<GridSlot> IN_ORDER =
            Comparator.comparing(GridSlot::date).thenComparingInt(GridSlot::start);

    private GridSlots() {}

    static GridSlot of(Slot slot) {
        return new GridSlot(slot.date(), slot.start(), slot.end());
    }

    /** What is closed for every service within the openings of each day of a week, by day and start. */
    static List<GridSlot> closed(Week week) {
        List<GridSlot> closed = new ArrayList<>();
        for (WeekDay day : week.days()) {
            int first = day.openings().stream().mapToInt(Opening::start).min().orElse(0);
            int last = day.openings().stream().mapToInt(Opening::end).max().orElse(0);
            for (ClosedInterval interval : day.closures()) {
                int start = Math.max(first, interval.start());
                int end = Math.min(last, interval.end());
                if (start < end) {
                    closed.add(new GridSlot(day.date(), start, end));
                }
            }
        }
        return List.copyOf(closed);
    }

    /** The shortest of some slots that holds a minute of a day. */
    static Optional<GridSlot> at(List<GridSlot> slots, LocalDate date, int minute) {
        return slots.stream()
                .filter(slot -> slot.date().equals(date) && slot.start() <= minute && minute < slot.end())
                .min(Comparator.comparingInt(slot -> slot.end() - slot.start()));
    }

    /**
     * The slot that an arrow key leads to: the next one of the day for up and down, the one nearest in time on the next
     * day that has any for left and right. At the edge it is the slot itself.
     *
     * @param days -1, 0 or 1
     * @param rows -1, 0 or 1
     */
    static Optional<GridSlot> step(List<GridSlot> slots, Optional<GridSlot> from, int days, int rows) {
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty()) {
            return slots.stream().min(IN_ORDER);
        }
        GridSlot at = from.get();
        if (rows != 0) {
            Comparator<GridSlot> towards = rows > 0 ? IN_ORDER : IN_ORDER.reversed();
            return slots.stream()
                    .filter(slot -> slot.date().equals(at.date()) && towards.compare(slot, at) > 0)
                    .min(towards)
                    .or(() -> from);
        }
        Optional<LocalDate> day = slots.stream()
                .map(GridSlot::date)
                .filter(date -> days > 0 ? date.isAfter(at.date()) : date.isBefore(at.date()))
                .min(days > 0 ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return day.flatMap(date -> slots.stream()
                        .filter(slot -> slot.date().equals(date))
                        .min(Comparator.comparingInt(slot -> Math.abs(slot.start() - at.start()))))
                .or(() -> from);
    }
}
