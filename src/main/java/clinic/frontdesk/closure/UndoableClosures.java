package clinic.frontdesk.closure;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Closing and opening again, of parts of days and of public holidays, added to the desk's history. */
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

    /** As {@link Closures#open}. */
    public Optional<DeskClosure> open(long closureId) {
        Optional<DeskClosure> opened = closures.open(closureId);
        opened.ifPresent(closure -> history.did(new OpeningStep(new ClosureSwitch(closures, closure))));
        return opened;
    }

    /** As {@link Closures#openHoliday}. */
    public Optional<String> openHoliday(LocalDate day) {
        Optional<Closures.HolidayOpening> opened = closures.makeOpen(day);
        opened.filter(opening -> !opening.already())
                .ifPresent(opening -> history.did(new HolidayStep(closures, day, opening.name(), true)));
        return opened.map(Closures.HolidayOpening::name);
    }

    /** As {@link Closures#keepHoliday}. */
    public Optional<List<AffectedReservation>> keepHoliday(LocalDate day) {
        Optional<List<AffectedReservation>> kept = closures.keepHoliday(day);
        if (kept.isPresent()) {
            String name = closures.holidays(day.getYear()).stream()
                    .filter(holiday -> holiday.date().equals(day))
                    .findFirst()
                    .map(Holiday::name)
                    .orElse("");
            history.did(new HolidayStep(closures, day, name, false));
        }
        return kept;
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

    private record HolidayStep(Closures closures, LocalDate day, String name, boolean opened) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of(opened ? "history.holiday-opened" : "history.holiday-closed", DayLabel.of(day), name);
        }

        @Override
        public UndoResult undo() {
            return write(!opened);
        }

        @Override
        public UndoResult redo() {
            return write(opened);
        }

        private UndoResult write(boolean open) {
            boolean written = open
                    ? closures.openHoliday(day).isPresent()
                    : closures.keepHoliday(day).isPresent();
            return written ? new UndoResult.Done(describe(), Set.of(day)) : new UndoResult.ChangedMeanwhile(describe());
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
}
