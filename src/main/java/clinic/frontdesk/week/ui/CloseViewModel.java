package clinic.frontdesk.week.ui;

import clinic.frontdesk.closure.ClosureRequest;
import clinic.frontdesk.closure.ClosureRequest.ClosedPart;
import clinic.frontdesk.closure.ClosureResult;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.closure.UndoableClosures;
import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.week.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Closes a slot, a half-day or a day of the shown week at once, with a reason chosen by one key, and opens what is closed
 * again. Lives on the screen's thread.
 */
public final class CloseViewModel {

    /** How many reasons are at hand; a digit chooses each. */
    static final int REASONS = 6;

    /** What is to be closed: a part of a day. */
    record PartToClose(LocalDate date, ClosedPart part, Text label) {}

    private final WeekViewModel week;
    private final UndoableClosures closures;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<@Nullable PartToClose> asked = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Text> reasons = FXCollections.observableArrayList();
    private final List<String> remembered = new ArrayList<>();
    private final StringProperty answer = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private List<PartToClose> extents = List.of();
    private Consumer<Text> onNotice = text -> {};
    private Consumer<ClosureResult> onAffected = result -> {};
    private Consumer<LocalDate> onRangeAsked = day -> {};

    /** Serves a week: what is pointed at there is closed here. */
    public CloseViewModel(WeekViewModel week, UndoableClosures closures, BackgroundTasks tasks) {
        this.week = week;
        this.closures = closures;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
        week.setClosing(this);
        fillReasons();
    }

    /** Reads the reasons given last. */
    public void readReasons() {
        reading.run(
                () -> closures.recentReasons(REASONS),
                read -> {
                    remembered.clear();
                    remembered.addAll(read);
                    fillReasons();
                },
                // The reasons at hand serve as well.
                failure -> {});
    }

    /** The clinic's last reasons, and as far as there is room those that every clinic has. */
    private void fillReasons() {
        List<Text> all = new ArrayList<>();
        remembered.stream().limit(REASONS).forEach(reason -> all.add(Text.of("closure.reason", reason)));
        for (String usual : List.of("closure.usual.out", "closure.usual.equipment", "closure.usual.conference")) {
            if (all.size() < REASONS) {
                all.add(Text.of(usual));
            }
        }
        if (!all.equals(reasons)) {
            reasons.setAll(all);
        }
    }

    /** Asks why to close what is pointed at, or opens it again where it is closed. With nothing selected it asks for a range. */
    public void toggle() {
        GridSlot at = week.cursorProperty().get();
        if (at != null && week.closedProperty().get().contains(at)) {
            openAgain(at.date(), at.start());
        } else {
            Optional<GridSlot> slot = Optional.ofNullable(at)
                    .or(() -> week.card(week.selectedProperty().get())
                            .map(card -> new GridSlot(card.date(), card.start(), card.end())));
            slot.ifPresentOrElse(
                    this::ask, () -> onRangeAsked.accept(week.dayProperty().get()));
        }
    }

    /** Asks why to close a slot. */
    void ask(GridSlot slot) {
        GridSlot whole = whole(slot);
        List<PartToClose> wider = new ArrayList<>();
        wider.add(new PartToClose(
                slot.date(),
                new ClosedPart.TimeRange(whole.start(), whole.end()),
                Text.of(
                        "closure.slot",
                        DayLabel.of(slot.date()),
                        ClockTime.format(whole.start()),
                        ClockTime.format(whole.end()))));
        wider.add(halfDay(slot.date(), Period.of(slot.start())));
        wider.add(day(slot.date()));
        ask(wider);
    }

    /** Asks why to close a half of a day. */
    void ask(LocalDate date, Period period) {
        ask(List.of(halfDay(date, period), day(date)));
    }

    /** Asks why to close a day. */
    void ask(LocalDate date) {
        ask(List.of(day(date)));
    }

    private void ask(List<PartToClose> wider) {
        extents = wider;
        answer.set("");
        problem.set(Text.NONE);
        asked.set(wider.getFirst());
        readReasons();
    }

    private static PartToClose halfDay(LocalDate date, Period period) {
        return new PartToClose(
                date,
                new ClosedPart.HalfDay(period),
                Text.of(period == Period.MORNING ? "closure.morning" : "closure.afternoon", DayLabel.of(date)));
    }

    private static PartToClose day(LocalDate date) {
        return new PartToClose(date, new ClosedPart.WholeDay(), Text.of("closure.day", DayLabel.of(date)));
    }

    /** A free slot is as long as a treatment: what is closed reaches to the next start of the grid at least. */
    private GridSlot whole(GridSlot slot) {
        Week shown = week.weekProperty().get();
        int end = shown == null
                ? slot.end()
                : shown.day(slot.date()).stream()
                        .flatMap(day -> day.openings().stream())
                        .filter(opening -> opening.clinicWide() && opening.covers(slot.start()))
                        .mapToInt(opening -> Math.min(opening.end(), slot.start() + opening.interval()))
                        .max()
                        .orElse(slot.end());
        return new GridSlot(slot.date(), slot.start(), Math.max(end, slot.end()));
    }

    /** Closes more or less of the day: the slot, its half-day, or the day. */
    void widen(int steps) {
        int at = extents.indexOf(asked.get()) + steps;
        if (0 <= at && at < extents.size()) {
            asked.set(extents.get(at));
        }
    }

    /** What may be closed, from the shortest to the whole day. */
    List<PartToClose> extents() {
        return extents;
    }

    /** Chooses how much to close. */
    void choose(PartToClose extent) {
        asked.set(extent);
    }

    /** Closes with what was typed as the reason; with nothing typed, the first reason at hand serves. */
    void submit(String first) {
        close(answer.get().isBlank() ? first : answer.get());
    }

    /** Closes what was asked about. */
    void close(String reason) {
        PartToClose wanted = asked.get();
        if (wanted != null) {
            if (reason.strip().length() > NewClosure.LONGEST_REASON) {
                problem.set(Text.of("closure.reason-long", NewClosure.LONGEST_REASON));
                return;
            }
            cancel();
            close(wanted, reason.strip());
        }
    }

    /** Closes a slot at once. */
    void close(GridSlot slot, String reason) {
        ask(slot);
        close(reason);
    }

    private void close(PartToClose wanted, String reason) {
        tasks.run(
                () -> closures.close(new ClosureRequest(wanted.date(), wanted.part(), null, reason)),
                result -> closed(wanted, result),
                failure -> {
                    // What was typed is kept for another try.
                    onNotice.accept(failure.text());
                    answer.set(reason);
                    asked.set(wanted);
                });
    }

    private void closed(PartToClose wanted, ClosureResult result) {
        remembered.remove(result.closure().reason());
        remembered.addFirst(result.closure().reason());
        fillReasons();
        String reason = result.closure().reason();
        int left = result.affected().size();
        onNotice.accept(
                result.already()
                        ? Text.of("closure.already", wanted.label(), reason)
                        : result.websiteRefused()
                                ? Text.of("closure.website-refused", wanted.label(), reason)
                                : left == 0
                                        ? Text.of("closure.closed", wanted.label(), reason)
                                        : Text.of("closure.closed-over", wanted.label(), reason, left));
        week.reload();
        if (left > 0) {
            onAffected.accept(result);
        }
    }

    /** Opens again what covers a minute of a day. */
    void openAgain(LocalDate date, int minute) {
        tasks.run(
                () -> closures.openAt(date, minute),
                opened -> {
                    onNotice.accept(opened.map(closure -> Text.of(
                                    "closure.opened",
                                    DayLabel.of(date),
                                    ClockTime.format(closure.start()),
                                    ClockTime.format(closure.end()),
                                    closure.reason()))
                            .orElse(Text.of("closure.not-ours")));
                    week.reload();
                },
                failure -> onNotice.accept(failure.text()));
    }

    /** Closes nothing. */
    void cancel() {
        asked.set(null);
        answer.set("");
        problem.set(Text.NONE);
    }

    /** What is asked about; null while nothing is. */
    ReadOnlyObjectProperty<@Nullable PartToClose> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** The reasons at hand, by their digit from 1. */
    ObservableList<Text> reasons() {
        return reasons;
    }

    StringProperty answerProperty() {
        return answer;
    }

    ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void setOnNotice(Consumer<Text> handler) {
        onNotice = handler;
    }

    /** Sets the handler called with a closure that reservations lie under. */
    public void setOnAffected(Consumer<ClosureResult> handler) {
        onAffected = handler;
    }

    /** Sets the handler called where nothing is pointed at: a range of days is to be closed. */
    public void setOnRangeAsked(Consumer<LocalDate> handler) {
        onRangeAsked = handler;
    }
}
