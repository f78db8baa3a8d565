package clinic.frontdesk.waitlist;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.UndoableBookings;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Books places for wishes. The booking and the settled wish are one step of the desk's history. */
public final class WaitingBookings {

    private final WaitingList list;
    private final DeskBookings bookings;
    private final History history;
    private final WriteListener listener;

    /**
     * @param bookings whose changes are not in the history yet
     * @param listener is told of every accepted write
     */
    public WaitingBookings(WaitingList list, DeskBookings bookings, History history, WriteListener listener) {
        this.list = list;
        this.bookings = bookings;
        this.history = history;
        this.listener = listener;
    }

    /**
     * Books a start for a wish. The same call may be made again after its answer was lost.
     *
     * @param wish one that is {@linkplain Wish#bookable() bookable}
     * @return gone where another desk has settled, changed or removed the wish
     */
    public BookingOutcome book(Wish wish, Slot start) {
        String id = reservationId(wish, start);
        boolean settled = list.settle(wish.id(), id);
        if (!settled && bookings.details(id).isEmpty()) {
            // Unless an earlier try of this booking settled it, and its answer was lost.
            return new BookingOutcome.Gone();
        }
        // The booking's own step, to be undone together with the wish.
        History own = new History();
        BookingOutcome outcome = new UndoableBookings(bookings, own, listener).book(reservation(id, wish, start));
        if (outcome instanceof BookingOutcome.Accepted) {
            if (own.nextUndo().isPresent()) {
                history.did(new WaitingStep(list, wish, id, own));
            }
        } else {
            list.reopen(wish.id(), id);
        }
        return outcome;
    }

    /** The same for every try, and another once the wish was changed or opened again. */
    private static String reservationId(Wish wish, Slot start) {
        String what = "waiting/" + wish.id() + "/" + wish.version() + "/" + wish.askedAt() + "/" + start.date() + "/"
                + ClockTime.format(start.start());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static NewReservation reservation(String id, Wish wish, Slot start) {
        return new NewReservation(
                id,
                wish.patient().name(),
                wish.patient().phone(),
                Objects.requireNonNull(wish.patient().birth()),
                Objects.requireNonNull(wish.patient().gender()),
                !wish.known(),
                Objects.requireNonNull(wish.serviceId()),
                start.date(),
                start.start(),
                null);
    }

    private record WaitingStep(WaitingList list, Wish wish, String reservationId, History booking) implements UndoStep {

        @Override
        public Text describe() {
            Text what = booking.nextUndo().or(booking::nextRedo).orElse(Text.NONE);
            return Text.of("history.waiting-booked", what);
        }

        @Override
        public Optional<Text> irreversible() {
            return booking.whyNotUndo();
        }

        @Override
        public UndoResult undo() {
            Text what = describe();
            UndoResult undone = booking.undo();
            if (undone instanceof UndoResult.Done done) {
                list.reopen(wish.id(), reservationId);
                return new UndoResult.Done(what, done.days());
            }
            return undone;
        }

        @Override
        public UndoResult redo() {
            Text what = describe();
            if (!list.settle(wish.id(), reservationId)) {
                return new UndoResult.ChangedMeanwhile(what);
            }
            UndoResult redone = booking.redo();
            if (redone instanceof UndoResult.Done done) {
                return new UndoResult.Done(what, done.days());
            }
            list.reopen(wish.id(), reservationId);
            return redone;
        }
    }
}
