package clinic.frontdesk.week.ui;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.MovePlan;
import clinic.frontdesk.reservation.MoveResult;
import clinic.frontdesk.reservation.Moves;
import clinic.frontdesk.reservation.PlacedReservation;
import clinic.frontdesk.reservation.ReservationSnapshot;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.CardDrag;
import clinic.frontdesk.week.Week;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Puts reservations down at other places: dragged, pasted, or moved by the keyboard. A past reservation asks first; a
 * refused one goes back, and the nearest starts are offered in the week. Lives on the screen's thread.
 */
public final class MoveViewModel {

    /** A move that waits for the answer whether a past reservation is meant. */
    private record MoveAsked(HeldCard card, LocalDate date, int start) {}

    /** A copy whose answer was lost; a further try is the same booking. */
    private record Tried(String original, LocalDate date, int start, String newId) {}

    private final WeekViewModel week;
    private final Moves moves;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<Text> question = new ReadOnlyObjectWrapper<>(Text.NONE);

    private Consumer<Text> onNotice = text -> {};
    private Consumer<String> onPut = id -> {};
    private Runnable onOffered = () -> {};
    private @Nullable MoveAsked asked;
    private @Nullable Tried unanswered;
    private @Nullable CardDrag drag;
    private boolean copyOffered;

    /** Serves a week: what is chosen there as a new place is written here. */
    public MoveViewModel(WeekViewModel week, Moves moves, BackgroundTasks tasks) {
        this.week = week;
        this.moves = moves;
        this.tasks = tasks;
        week.setMoves(this);
        week.weekProperty().subscribe(shown -> offerIn(shown));
    }

    /** The keyboard's move goes on in a week that is turned to: its starts are offered beside those known before. */
    private void offerIn(@Nullable Week shown) {
        String id = week.movingId();
        if (shown == null
                || id == null
                || week.landingsProperty().get().stream()
                        .anyMatch(start -> shown.day(start.date()).isPresent())) {
            return;
        }
        boolean copy = copyOffered;
        find(id, card -> {
            if (id.equals(week.movingId()) && shown.equals(week.weekProperty().get())) {
                week.offerMore(HeldCards.plan(shown, card, copy).starts());
            }
        });
    }

    /** A card of the shown week, as it is seen; empty where the week does not show it. */
    public Optional<HeldCard> held(@Nullable String reservationId) {
        Week shown = week.weekProperty().get();
        return shown == null ? Optional.empty() : HeldCards.of(shown, reservationId);
    }

    /** Finds a card in the shown week, or else reads it, and gives it to the consumer. */
    public void find(String reservationId, Consumer<HeldCard> found) {
        held(reservationId)
                .ifPresentOrElse(
                        found,
                        () -> run(() -> moves.snapshot(reservationId), read -> {
                            if (read.isPresent()) {
                                found.accept(HeldCards.of(read.get(), now()));
                            } else {
                                onNotice.accept(Text.of("panel.gone"));
                            }
                        }));
    }

    private LocalDateTime now() {
        Week shown = week.weekProperty().get();
        return shown == null ? week.todayDate().atStartOfDay() : shown.now();
    }

    /** Where a card may go in the shown week; empty before one is shown. */
    Optional<MovePlan> plan(HeldCard card, boolean copy) {
        Week shown = week.weekProperty().get();
        return shown == null ? Optional.empty() : Optional.of(HeldCards.plan(shown, card, copy));
    }

    /** Begins to choose another place for a card by the keyboard, at the offered starts. */
    void offer(HeldCard card, boolean copy, List<Slot> starts) {
        copyOffered = copy;
        week.startMove(card.id(), starts);
        onOffered.run();
    }

    /** The starts that were offered last are for a move. */
    public void offeredForMove() {
        copyOffered = false;
    }

    /** An offered start was chosen. */
    public void chosen(String reservationId, LocalDate date, int start) {
        boolean copy = copyOffered;
        find(reservationId, card -> put(card, copy, date, start));
    }

    /** Puts a card, or a copy of it, down at a start, a minute of the day; asks first where it is past. */
    public void put(HeldCard card, boolean copy, LocalDate date, int start) {
        decline();
        if (copy) {
            copy(card, date, start);
        } else if (card.placed().standsAt(date, start)) {
            // It stands there already.
            week.selectedProperty().set(card.id());
        } else if (card.past()) {
            asked = new MoveAsked(card, date, start);
            question.set(Text.of(
                    "move.ask-past",
                    card.patientName(),
                    DayLabel.of(card.placed().date()),
                    DayLabel.of(date) + " " + ClockTime.format(start)));
        } else {
            move(card, date, start);
        }
    }

    /** Puts a card, or a copy of it, down on a day at its own time; refused, the starts nearest to it are offered. */
    public void putOnDay(HeldCard card, boolean copy, LocalDate date) {
        Integer start = card.placed().start();
        if (start == null) {
            refuse(card, copy, date, 0, Text.of("refusal.no-start"));
        } else {
            put(card, copy, date, start);
        }
    }

    /** Makes the move that was asked about. */
    public void confirm() {
        MoveAsked meant = asked;
        decline();
        if (meant != null) {
            move(meant.card(), meant.date(), meant.start());
        }
    }

    /** Leaves the card that was asked about where it is. */
    public void decline() {
        asked = null;
        question.set(Text.NONE);
    }

    private void move(HeldCard card, LocalDate date, int start) {
        run(() -> moves.move(card.placed(), date, start), result -> completed(card, false, card.id(), date, result));
    }

    private void copy(HeldCard card, LocalDate date, int start) {
        Tried before = unanswered;
        String newId = before != null
                        && before.original().equals(card.id())
                        && before.date().equals(date)
                        && before.start() == start
                ? before.newId()
                : UUID.randomUUID().toString();
        unanswered = new Tried(card.id(), date, start, newId);
        run(() -> moves.copy(card.id(), newId, date, start), result -> {
            unanswered = null;
            completed(card, true, newId, date, result);
        });
    }

    /** Gives a card another length in minutes. */
    public void resize(HeldCard card, int minutes) {
        PlacedReservation placed = card.placed();
        Integer start = placed.start();
        if (start != null && minutes != placed.treatment().duration()) {
            run(
                    () -> moves.resize(placed, minutes),
                    result -> completed(card, false, card.id(), placed.date(), result));
        }
    }

    /** Makes the card of the keyboard longer or shorter by some minutes. */
    public void lengthen(int minutes) {
        held(week.selectedProperty().get())
                .filter(card -> card.placed().holds())
                .ifPresent(card -> {
                    int length = card.placed().treatment().duration() + minutes;
                    int wanted = length / Lengths.STEP * Lengths.STEP;
                    resize(card, Lengths.clamp(wanted));
                });
    }

    /** A card cannot stand where it was dropped: says why, and offers the nearest starts. */
    public void refuse(HeldCard card, boolean copy, LocalDate date, int start, Text reason) {
        run(() -> moves.nearest(card.id(), copy, date, start), nearest -> offerInstead(card, copy, reason, nearest));
    }

    private void completed(HeldCard card, boolean copy, String id, LocalDate date, MoveResult result) {
        switch (result.outcome()) {
            case BookingOutcome.Accepted accepted -> {
                week.show(date);
                onPut.accept(id);
                onNotice.accept(
                        accepted.sameTime().isEmpty()
                                ? Text.NONE
                                : Text.of(
                                        "move.same-time",
                                        card.patientName(),
                                        ClockTime.format(
                                                accepted.sameTime().getFirst().start())));
            }
            case BookingOutcome.Refused refused -> offerInstead(card, copy, result.reason(), refused.nearest());
            case BookingOutcome.Gone gone -> {
                onNotice.accept(result.now()
                        .map(now -> Text.of("move.changed", now.patientName(), label(now)))
                        .orElse(Text.of("panel.gone")));
                week.reload();
            }
        }
    }

    private void offerInstead(HeldCard card, boolean copy, Text reason, List<Slot> nearest) {
        if (!nearest.isEmpty()) {
            LocalDate first = nearest.getFirst().date();
            if (week.modeProperty().get() == CalendarMode.MONTH) {
                week.modeProperty().set(CalendarMode.WEEK);
            }
            if (!WeekViewModel.mondayOf(first).equals(week.mondayProperty().get())) {
                week.show(first);
            }
            offer(card, copy, nearest);
            week.cursorProperty().set(GridSlots.of(nearest.getFirst()));
        }
        onNotice.accept(Text.of(nearest.isEmpty() ? "move.refused-none" : "move.refused", card.patientName(), reason));
    }

    private static String label(ReservationSnapshot now) {
        Integer start = now.start();
        return DayLabel.of(now.date()) + " " + (start == null ? now.state().writtenTime() : ClockTime.format(start));
    }

    private <T> void run(Callable<T> work, Consumer<T> done) {
        tasks.run(work, done, failure -> {
            onNotice.accept(failure.text());
            week.reload();
        });
    }

    /** Says something in the line at the foot of the window. */
    void say(Text notice) {
        onNotice.accept(notice);
    }

    public void setOnNotice(Consumer<Text> handler) {
        onNotice = handler;
    }

    /** Sets the handler called with a reservation that was put down or changed. */
    public void setOnPut(Consumer<String> handler) {
        onPut = handler;
    }

    /** Sets the handler called when starts are offered in the week, to which the next key belongs. */
    public void setOnOffered(Runnable handler) {
        onOffered = handler;
    }

    /** The question whether a past reservation is meant; empty without one. */
    public ReadOnlyObjectProperty<Text> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Sets how cards that lie outside of the week are dragged into it. */
    void setDrag(CardDrag shown) {
        drag = shown;
    }

    /** How cards that lie outside of the week are dragged into it; null while no week is shown. */
    public @Nullable CardDrag drag() {
        return drag;
    }
}
