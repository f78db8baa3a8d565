package clinic.frontdesk.closure.ui;

import clinic.frontdesk.closure.ClosureRange;
import clinic.frontdesk.closure.ClosureRequest.ClosedPart;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is typed and chosen to close days, or to give one hours of its own. */
final class ClosureFields {

    /** What of the days. */
    enum DayPart {
        DAY,
        MORNING,
        AFTERNOON,
        TIMES,
        /** Nothing is closed: the date gets hours of its own. */
        HOURS
    }

    /** The range of minutes that was typed. */
    record TypedTimes(int start, int end) {}

    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final StringProperty times = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObjectProperty<DayPart> part = new SimpleObjectProperty<>(DayPart.DAY);
    private final ObjectProperty<Set<DayOfWeek>> weekdays = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<@Nullable ServiceChoice> service = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);

    /** Empties the fields but for the service and the weekdays of all days. */
    void clear() {
        from.set("");
        until.set("");
        times.set("");
        reason.set("");
        part.set(DayPart.DAY);
        weekdays.set(Set.of());
        service.set(null);
        problem.set(Text.NONE);
    }

    void toggle(DayOfWeek day) {
        EnumSet<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
        chosen.addAll(weekdays.get());
        if (!chosen.remove(day)) {
            chosen.add(day);
        }
        weekdays.set(Set.copyOf(chosen));
    }

    /**
     * The range of the fields, or null with what is wrong in {@link #problemProperty}. Nothing typed yet is no problem. A
     * half-day said with the date is chosen.
     *
     * @param reasonIfNone stands for a reason that is not typed
     */
    @Nullable
    ClosureRange range(LocalDate today, String reasonIfNone) {
        problem.set(Text.NONE);
        LocalDate first = first(today);
        if (first == null || part.get() == DayPart.HOURS) {
            return null;
        }
        LocalDate last = first;
        if (!until.get().isBlank()) {
            Parsed<LocalDate> typed = DatePhrase.day(until.get(), first);
            last = typed.value();
            if (last == null) {
                wrong(String.valueOf(typed.problem()));
                return null;
            }
        }
        if (last.isBefore(first) || first.plusDays(ClosureRange.MOST_DAYS).isBefore(last)) {
            problem.set(Text.of("closures.problem.range", ClosureRange.MOST_DAYS));
            return null;
        }
        ClosedPart closed = closedPart();
        String why = reason.get().isBlank() ? reasonIfNone : reason.get().strip();
        if (closed == null) {
            return null;
        }
        if (why.length() > NewClosure.LONGEST_REASON) {
            problem.set(Text.of("closure.reason-long", NewClosure.LONGEST_REASON));
            return null;
        }
        ServiceChoice one = service.get();
        ClosureRange range = new ClosureRange(first, last, weekdays.get(), closed, one == null ? null : one.id(), why);
        if (range.requests().isEmpty()) {
            problem.set(Text.of("closures.problem.weekday"));
            return null;
        }
        return range;
    }

    /** The first day; null where none is typed, or it is wrong. */
    @Nullable
    LocalDate first(LocalDate today) {
        if (from.get().isBlank()) {
            return null;
        }
        Parsed<DatePhrase> typed = DatePhrase.parse(from.get(), today);
        DatePhrase phrase = typed.value();
        if (phrase == null || phrase.date() == null) {
            wrong(phrase == null ? String.valueOf(typed.problem()) : "date.form");
            return null;
        }
        if (phrase.period() != null && part.get() == DayPart.DAY) {
            part.set(phrase.period() == Period.MORNING ? DayPart.MORNING : DayPart.AFTERNOON);
        }
        return phrase.date();
    }

    private @Nullable ClosedPart closedPart() {
        return switch (part.get()) {
            case DAY -> new ClosedPart.WholeDay();
            case MORNING -> new ClosedPart.HalfDay(Period.MORNING);
            case AFTERNOON -> new ClosedPart.HalfDay(Period.AFTERNOON);
            case TIMES, HOURS -> {
                TypedTimes typed = times();
                yield typed == null ? null : new ClosedPart.TimeRange(typed.start(), typed.end());
            }
        };
    }

    /** The times as typed, {@code 10-12} or {@code 10:00~14:30}; null where there are none, or they are wrong. */
    @Nullable
    TypedTimes times() {
        if (times.get().isBlank()) {
            return null;
        }
        String[] ends = times.get().split("[-~–]", 2);
        Parsed<Integer> start = DatePhrase.minute(ends[0]);
        Parsed<Integer> end = ends.length == 2 ? DatePhrase.minute(ends[1]) : Parsed.problem("time.form");
        Integer first = start.value();
        Integer last = end.value();
        if (first == null || last == null) {
            wrong(String.valueOf(first == null ? start.problem() : end.problem()));
            return null;
        }
        if (last <= first) {
            problem.set(Text.of("closures.problem.times"));
            return null;
        }
        return new TypedTimes(first, last);
    }

    private void wrong(String key) {
        problem.set(Text.of("booking.problem." + key));
    }

    void say(Text text) {
        problem.set(text);
    }

    StringProperty fromProperty() {
        return from;
    }

    StringProperty untilProperty() {
        return until;
    }

    StringProperty timesProperty() {
        return times;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    ObjectProperty<DayPart> partProperty() {
        return part;
    }

    ObjectProperty<Set<DayOfWeek>> weekdaysProperty() {
        return weekdays;
    }

    /** The one service to close; null for every service. */
    ObjectProperty<@Nullable ServiceChoice> serviceProperty() {
        return service;
    }

    ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
