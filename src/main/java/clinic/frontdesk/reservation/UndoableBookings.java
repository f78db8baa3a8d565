package clinic.frontdesk.reservation;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bookings whose accepted changes are added to the desk's history. A step holds the states that the writing transaction
 * read, so that it never undoes another client's change.
 */
public final class UndoableBookings implements DeskBookings {

    private final DeskBookings bookings;
    private final History history;
    private final WriteListener listener;

    public UndoableBookings(DeskBookings bookings, History history) {
        this(bookings, history, WriteListener.NONE);
    }

    /**
     * @param listener is told of every accepted write, also of those that undo and redo
     */
    public UndoableBookings(DeskBookings bookings, History history, WriteListener listener) {
        this.bookings = bookings;
        this.history = history;
        this.listener = listener;
    }

    /** The same history; undo and redo of these changes may squeeze in, too. */
    @Override
    public UndoableBookings squeezingIn(String reason) {
        return new UndoableBookings(bookings.squeezingIn(reason), history, listener);
    }

    @Override
    public BookingOutcome book(NewReservation reservation) {
        return recorded(bookings.book(reservation));
    }

    /** The parts of the visit are one step. */
    @Override
    public BookingOutcome bookVisit(String visitId, List<NewReservation> parts) {
        return recorded(bookings.bookVisit(visitId, parts));
    }

    @Override
    public BookingOutcome bookPart(NewReservation reservation, SeriesPart part) {
        return recorded(bookings.bookPart(reservation, part));
    }

    @Override
    public BookingOutcome move(String reservationId, LocalDate date, int start) {
        return recorded(bookings.move(reservationId, date, start));
    }

    @Override
    public Optional<ReservationSnapshot> snapshot(String reservationId) {
        return bookings.snapshot(reservationId);
    }

    @Override
    public BookingOutcome move(ReservationSnapshot seen, LocalDate date, int start) {
        return recorded(bookings.move(seen, date, start));
    }

    @Override
    public BookingOutcome resize(ReservationSnapshot seen, int minutes) {
        return recorded(bookings.resize(seen, minutes));
    }

    @Override
    public BookingOutcome changeService(ReservationSnapshot seen, String serviceId) {
        return recorded(bookings.changeService(seen, serviceId));
    }

    @Override
    public BookingOutcome copy(String reservationId, String newId, LocalDate date, int start) {
        return recorded(bookings.copy(reservationId, newId, date, start));
    }

    @Override
    public BookingOutcome changeStatus(String reservationId, Status status) {
        return recorded(bookings.changeStatus(reservationId, status));
    }

    @Override
    public BookingOutcome accept(String reservationId) {
        return bookings.accept(reservationId);
    }

    /** Not added to the history: this is how the history itself writes. */
    @Override
    public BookingOutcome restore(List<ReservationChange> changes) {
        BookingOutcome outcome = bookings.restore(changes);
        if (outcome instanceof BookingOutcome.Accepted accepted) {
            listener.written(accepted.changes());
        }
        return outcome;
    }

    @Override
    public List<String> together(String reservationId) {
        return bookings.together(reservationId);
    }

    @Override
    public List<Slot> starts(String serviceId, LocalDate from, int days) {
        return bookings.starts(serviceId, from, days);
    }

    @Override
    public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
        return bookings.startsFor(reservationId, from, days);
    }

    @Override
    public Optional<ReservationDetails> details(String reservationId) {
        return bookings.details(reservationId);
    }

    private BookingOutcome recorded(BookingOutcome outcome) {
        if (outcome instanceof BookingOutcome.Accepted accepted
                && !accepted.changes().isEmpty()) {
            listener.written(accepted.changes());
            history.did(new BookingStep(this, accepted.changes()));
        }
        return outcome;
    }

    private record BookingStep(DeskBookings bookings, List<ReservationChange> changes) implements UndoStep {

        @Override
        public Text describe() {
            return ChangeTexts.of(changes);
        }

        @Override
        public UndoResult undo() {
            return restored(changes.stream().map(ReservationChange::undone).toList());
        }

        @Override
        public UndoResult redo() {
            return restored(changes.stream().map(ReservationChange::redone).toList());
        }

        private UndoResult restored(List<ReservationChange> wanted) {
            return switch (bookings.restore(wanted)) {
                case BookingOutcome.Accepted accepted -> new UndoResult.Done(describe(), days());
                case BookingOutcome.Refused refused ->
                    new UndoResult.RefusedNow(describe(), refused.reason().code(), refused.nearest());
                case BookingOutcome.Gone gone -> new UndoResult.ChangedMeanwhile(describe());
            };
        }

        private Set<LocalDate> days() {
            Set<LocalDate> days = new LinkedHashSet<>();
            changes.forEach(change -> days.addAll(change.days()));
            return days;
        }
    }
}
