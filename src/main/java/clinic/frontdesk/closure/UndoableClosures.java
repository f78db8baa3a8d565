package clinic.frontdesk.closure;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** Closing and opening again of parts of days, added to the desk's history. */
public final class UndoableClosures {

    private final Closures closures;
    private final History history;

    public UndoableClosures(Closures closures, History history) {
        this.closures = closures;
        this.history = history;
    }

    /** As {@link Closures#close(NewClosure)}. */
    public ClosureResult close(NewClosure wanted) {
        return recorded(closures.close(wanted));
    }

    /** As {@link Closures#close(ClosureRequest)}. */
    public ClosureResult close(ClosureRequest request) {
        return recorded(closures.close(request));
    }

    /** As {@link Closures#close(ClosureRange)}; one step, whatever the number of days. */
    public List<ClosureResult> close(ClosureRange range) {
        List<ClosureResult> results = closures.close(range);
        List<ClosureSwitch> made = results.stream()
                .filter(result -> !result.already())
                .map(result -> new ClosureSwitch(closures, result.closure()))
                .toList();
        if (made.size() == 1) {
            history.did(new ClosingStep(made.getFirst()));
        } else if (!made.isEmpty()) {
            history.did(new ClosingRangeStep(range, made));
        }
        return results;
    }

    /** As {@link Closures#between}. */
    public List<DeskClosure> between(LocalDate first, LocalDate last) {
        return closures.between(first, last);
    }

    /** As {@link Closures#holidays}. */
    public List<Holiday> holidays(int year) {
        return closures.holidays(year);
    }

    /** As {@link Closures#open}. */
    public Optional<DeskClosure> open(long closureId) {
        Optional<DeskClosure> opened = closures.open(closureId);
        opened.ifPresent(closure -> history.did(new OpeningStep(new ClosureSwitch(closures, closure))));
        return opened;
    }

    /**
     * Opens again what covers a minute of a day for every service, the shortest closure first.
     *
     * @return the closure that was opened; empty where no closure of the desk covers it, as on a holiday
     */
    public Optional<DeskClosure> openAt(LocalDate day, int minute) {
        return closures.between(day, day).stream()
                .filter(closure -> closure.serviceId() == null && closure.start() <= minute && minute < closure.end())
                .min(Comparator.comparingInt(closure -> closure.end() - closure.start()))
                .flatMap(closure -> open(closure.id()));
    }

    /** As {@link Closures#recentReasons}. */
    public List<String> recentReasons(int most) {
        return closures.recentReasons(most);
    }

    private ClosureResult recorded(ClosureResult result) {
        if (!result.already()) {
            history.did(new ClosingStep(new ClosureSwitch(closures, result.closure())));
        }
        return result;
    }

    /** Makes and opens one closure in turn. It has another id every time it is made. */
    private static final class ClosureSwitch {

        private final Closures closures;
        private final DeskClosure closure;
        private final AtomicLong id;

        ClosureSwitch(Closures closures, DeskClosure closure) {
            this.closures = closures;
            this.closure = closure;
            this.id = new AtomicLong(closure.id());
        }

        UndoResult close(Text what) {
            id.set(closures.close(closure.again()).id());
            return done(what);
        }

        UndoResult open(Text what) {
            return closures.open(id.get()).isPresent() ? done(what) : new UndoResult.ChangedMeanwhile(what);
        }

        private UndoResult done(Text what) {
            return new UndoResult.Done(what, Set.of(closure.date()));
        }

        Text text(String key) {
            return Text.of(
                    key,
                    DayLabel.of(closure.date()),
                    ClockTime.format(closure.start()),
                    ClockTime.format(closure.end()),
                    closure.reason());
        }
    }

    private record ClosingStep(ClosureSwitch closure) implements UndoStep {

        @Override
        public Text describe() {
            return closure.text("history.closed");
        }

        @Override
        public UndoResult undo() {
            return closure.open(describe());
        }

        @Override
        public UndoResult redo() {
            return closure.close(describe());
        }
    }

    private record OpeningStep(ClosureSwitch closure) implements UndoStep {

        @Override
        public Text describe() {
            return closure.text("history.opened");
        }

        @Override
        public UndoResult undo() {
            return closure.close(describe());
        }

        @Override
        public UndoResult redo() {
            return closure.open(describe());
        }
    }

    private record ClosingRangeStep(ClosureRange range, List<ClosureSwitch> made) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of(
                    "history.closed-range",
                    DayLabel.of(range.first()),
                    DayLabel.of(range.last()),
                    made.size(),
                    range.reason());
        }

        @Override
        public UndoResult undo() {
            return each(ClosureSwitch::open);
        }

        @Override
        public UndoResult redo() {
            return each(ClosureSwitch::close);
        }

        /** Those that another desk has opened meanwhile stay open. */
        private UndoResult each(BiFunction<ClosureSwitch, Text, UndoResult> act) {
            Set<LocalDate> days = new TreeSet<>();
            for (ClosureSwitch closure : made) {
                if (act.apply(closure, describe()) instanceof UndoResult.Done done) {
                    days.addAll(done.days());
                }
            }
            return days.isEmpty() ? new UndoResult.ChangedMeanwhile(describe()) : new UndoResult.Done(describe(), days);
        }
    }
}
