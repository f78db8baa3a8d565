package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.MovePlan;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Cutting, copying and pasting cards by the keyboard, across weeks. What is cut is in the tray until it is pasted. */
public final class CardClipboard {

    private record Held(String reservationId, boolean copy) {}

    private final WeekViewModel week;
    private final MoveViewModel moves;
    private final BiConsumer<String, Runnable> park;
    private final Supplier<Optional<String>> parkedLast;
    private @Nullable Held held;

    /**
     * @param park puts a reservation into the tray, and then runs something
     * @param parkedLast the reservation in the tray that was parked last, by any desk
     */
    public CardClipboard(
            WeekViewModel week,
            MoveViewModel moves,
            BiConsumer<String, Runnable> park,
            Supplier<Optional<String>> parkedLast) {
        this.week = week;
        this.moves = moves;
        this.park = park;
        this.parkedLast = parkedLast;
    }

    /** Takes the selected card in hand; it keeps its place until it is pasted. */
    public void cut() {
        String id = week.selectedProperty().get();
        if (id != null) {
            moves.find(id, card -> {
                if (card.placed().holds()) {
                    held = new Held(id, false);
                    park.accept(id, () -> moves.say(Text.of("move.cut", card.patientName())));
                } else {
                    moves.say(Text.of("move.refused-none", card.patientName(), Text.of("move.ended")));
                }
            });
        }
    }

    /** Remembers the selected card, to book more of its kind. */
    public void copy() {
        String id = week.selectedProperty().get();
        if (id != null) {
            moves.find(id, card -> {
                held = new Held(id, true);
                moves.say(Text.of("move.copied", card.patientName()));
            });
        }
    }

    /**
     * Puts what was cut or copied down at the free place that the keyboard is at; where it is at none, offers the starts of
     * the shown days, at first the one nearest to the card's time on the shown day. What nothing was cut for at this desk is
     * taken from the tray.
     */
    public void paste() {
        Held known = held;
        if (known != null) {
            paste(known);
        } else {
            parkedLast
                    .get()
                    .ifPresentOrElse(id -> paste(new Held(id, false)), () -> moves.say(Text.of("move.nothing")));
        }
    }

    /** Takes a reservation out of the tray to put it down, as {@link #paste} does. */
    public void take(String reservationId) {
        week.cursorProperty().set(null);
        paste(new Held(reservationId, false));
    }

    private void paste(Held wanted) {
        GridSlot place =
                week.movingProperty().get() ? null : week.cursorProperty().get();
        moves.find(wanted.reservationId(), card -> {
            if (!wanted.copy()) {
                // The tray has it until it is put down.
                held = null;
            }
            if (place == null) {
                choose(card, wanted.copy());
            } else {
                moves.put(card, wanted.copy(), place.date(), place.start());
            }
        });
    }

    private void choose(HeldCard card, boolean copy) {
        List<Slot> starts = moves.plan(card, copy).map(MovePlan::starts).orElse(List.of());
        if (starts.isEmpty()) {
            LocalDate day = week.dayProperty().get();
            moves.putOnDay(card, copy, day);
            return;
        }
        moves.offer(card, copy, starts);
        nearest(starts, card).ifPresent(start -> week.cursorProperty().set(GridSlots.of(start)));
    }

    private Optional<Slot> nearest(List<Slot> starts, HeldCard card) {
        LocalDate day = week.dayProperty().get();
        Integer own = card.placed().start();
        int wanted = own == null ? 0 : own;
        return starts.stream()
                .min(Comparator.comparingLong(
                                (Slot start) -> Math.abs(start.date().toEpochDay() - day.toEpochDay()))
                        .thenComparingInt(start -> Math.abs(start.start() - wanted)));
    }
}
