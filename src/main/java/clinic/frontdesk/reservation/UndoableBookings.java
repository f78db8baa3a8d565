package clinic.frontdesk.reservation;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Bookings that the desk's history remembers. A booking that is undone is cancelled, not deleted: it was made. */
public final class UndoableBookings implements Bookings {

    private final JooqBookings bookings;
    private final History history;

    public UndoableBookings(JooqBookings bookings, History history) {
        this.bookings = bookings;
        this.history = history;
    }

    /** The same with a reason to squeeze in; so is what is undone and done again. */
    public UndoableBookings squeezingIn(String reason) {
        return new UndoableBookings(bookings.squeezingIn(reason), history);
    }

    @Override
    public BookingOutcome book(NewReservation reservation) {
        return booked(bookings.book(reservation), List.of(reservation));
    }

    /** As {@link JooqBookings#bookVisit}; undone as one. */
    public BookingOutcome bookVisit(String visitId, List<NewReservation> parts) {
        return booked(bookings.bookVisit(visitId, parts), parts);
    }

    @Override
    public BookingOutcome move(String reservationId, LocalDate date, int start) {
        return changed(reservationId, () -> bookings.move(reservationId, date, start));
    }

    @Override
    public BookingOutcome changeStatus(String reservationId, Status status) {
        return changed(reservationId, () -> bookings.changeStatus(reservationId, status));
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

    private BookingOutcome booked(BookingOutcome outcome, List<NewReservation> reservations) {
        if (outcome instanceof BookingOutcome.Accepted) {
            remember(reservations.stream()
                    .flatMap(reservation -> bookings
                            .standing(reservation.id())
                            .map(after -> new ReservationChange(reservation.id(), after.with(Status.CANCELLED), after))
                            .stream())
                    .toList());
        }
        return outcome;
    }

    private BookingOutcome changed(String reservationId, Supplier<BookingOutcome> change) {
        Optional<ReservationState> before = bookings.standing(reservationId);
        BookingOutcome outcome = change.get();
        if (outcome instanceof BookingOutcome.Accepted && before.isPresent()) {
            remember(bookings.standing(reservationId).stream()
                    .filter(after -> !after.equals(before.get()))
                    .map(after -> new ReservationChange(reservationId, before.get(), after))
                    .toList());
        }
        return outcome;
    }

    private void remember(List<ReservationChange> changes) {
        if (!changes.isEmpty()) {
            history.did(new Change(bookings, changes));
        }
    }

    private record Change(JooqBookings bookings, List<ReservationChange> changes) implements UndoStep {

        @Override
        public UndoResult undo() {
            return bookings.restore(
                    changes.stream().map(ReservationChange::reversed).toList());
        }

        @Override
        public UndoResult redo() {
            return bookings.restore(changes);
        }
    }
}
