package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a course before it is booked.
 *
 * @param number from 1
 * @param due the day that the weeks between the visits give
 * @param date the day of the chosen start
 * @param minute the chosen start, a minute of the day; null where none of the days around has a free one
 * @param options the free starts of the days around, by time
 * @param state what is known of it
 */
public record CourseVisit(
        int number, LocalDate due, LocalDate date, @Nullable Integer minute, List<Slot> options, State state) {

    /** What is known of a visit. */
    public enum State {
        /** At the day and time of the first visit. */
        AS_WISHED,
        /** At another start, since the one that is due is not free. */
        ELSEWHERE,
        /** At a start that a person chose. */
        CHOSEN,
        /** No start of the days around is free. */
        NONE_FREE,
        /** The booking of this visit was refused. */
        REFUSED,
        BOOKED
    }

    public CourseVisit {
        options = List.copyOf(options);
    }

    /**
     * Plans a visit.
     *
     * @param minute the start of the first visit
     * @param fits whether that start is free on the day
     */
    static CourseVisit planned(int number, LocalDate due, int minute, boolean fits, List<Slot> options) {
        if (fits) {
            return new CourseVisit(number, due, due, minute, options, State.AS_WISHED);
        }
        return nearest(options, due, minute)
                .map(slot -> new CourseVisit(number, due, slot.date(), slot.start(), options, State.ELSEWHERE))
                .orElseGet(() -> new CourseVisit(number, due, due, null, options, State.NONE_FREE));
    }

    /** The nearest start of the same day, else of the days around. */
    private static Optional<Slot> nearest(List<Slot> options, LocalDate due, int minute) {
        return options.stream()
                .min(Comparator.<Slot>comparingLong(slot -> Math.abs(slot.date().toEpochDay() - due.toEpochDay()))
                        .thenComparingInt(slot -> Math.abs(slot.start() - minute)));
    }

    /** The same visit at the next free start for 1, at the one before for -1; itself where there is none. */
    CourseVisit stepped(int step) {
        int at = minute == null ? 0 : minute;
        Comparator<Slot> byTime = Comparator.comparing(Slot::date).thenComparingInt(Slot::start);
        return options.stream()
                .filter(slot -> {
                    int side = slot.date().equals(date)
                            ? Integer.compare(slot.start(), at)
                            : slot.date().compareTo(date);
                    return Integer.signum(side) == step;
                })
                .min(step > 0 ? byTime : byTime.reversed())
                .map(this::at)
                .orElse(this);
    }

    /** The same visit at a start that a person chose. */
    CourseVisit at(Slot slot) {
        return new CourseVisit(number, due, slot.date(), slot.start(), options, State.CHOSEN);
    }

    CourseVisit with(State newState) {
        return new CourseVisit(number, due, date, minute, options, newState);
    }

    CourseVisit with(List<Slot> newOptions, State newState) {
        return new CourseVisit(number, due, date, minute, newOptions, newState);
    }

    /** The free starts of its day. */
    public List<Slot> optionsOfDay() {
        return options.stream().filter(slot -> slot.date().equals(date)).toList();
    }

    public boolean booked() {
        return state == State.BOOKED;
    }

    /** Whether it has a start that can be asked for. */
    boolean ready() {
        return minute != null && state != State.REFUSED;
    }
}
