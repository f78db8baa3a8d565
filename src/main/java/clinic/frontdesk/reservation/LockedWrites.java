package clinic.frontdesk.reservation;

import clinic.frontdesk.reservation.BookingTransactions.GoneException;
import clinic.frontdesk.reservation.ReservationRepository.LockedReservation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one reservation together with what another feature keeps of it. Every write is one transaction, which ends before
 * the call returns; it is retried on contention, and blocks.
 */
public final class LockedWrites {

    private final BookingTransactions transactions;
    private final DatabaseBookings bookings;

    public LockedWrites(DSLContext dsl) {
        transactions = new BookingTransactions(dsl);
        bookings = new DatabaseBookings(dsl);
    }

    /** A reservation whose row is locked against other writers until the transaction ends. */
    public static final class LockedRow {

        private final DSLContext transaction;
        private final ReservationRepository rows;
        private final List<ReservationChange> changes = new ArrayList<>();
        private LockedReservation row;

        private LockedRow(DSLContext transaction, ReservationRepository rows, LockedReservation row) {
            this.transaction = transaction;
            this.rows = rows;
            this.row = row;
        }

        /** The transaction, in which the other feature writes too. */
        public DSLContext transaction() {
            return transaction;
        }

        /** For the screen only; never logged. */
        public String patientName() {
            return row.patientName();
        }

        public ReservationState state() {
            return row.state();
        }

        /** The minute of the day at which it starts; null where its time is unreadable. */
        public @Nullable Integer start() {
            return ReservationRepository.minute(row.state().slotStart());
        }

        /** Changes its status as the website does. */
        public ReservationChange changeStatus(Status status) {
            ReservationChange made = rows.changeStatus(row, status);
            written(made);
            return made;
        }

        /** Takes a change back, if the reservation is as the change left it. */
        public void undo(ReservationChange change) {
            restore(change.undone());
        }

        /** Makes a change again, if the reservation is as it was before it. */
        public void redo(ReservationChange change) {
            restore(change.redone());
        }

        private void restore(ReservationChange change) {
            DatabaseBookings.restore(rows, change);
            written(change);
        }

        private void written(ReservationChange change) {
            changes.add(change);
            row = new LockedReservation(row.id(), row.patientName(), change.after());
        }

        /** What to throw where the reservation is not in the wanted state any more; the outcome is then gone. */
        public RuntimeException gone() {
            return new GoneException();
        }
    }

    /**
     * Runs a write on a reservation.
     *
     * @param write may be called again, in another transaction
     * @return accepted with the changes of the reservation; refused by its rules, with the nearest free starts; gone where it
     *     does not exist, or where the write threw {@link LockedRow#gone}
     */
    public BookingOutcome run(String reservationId, Consumer<LockedRow> write) {
        return transactions.run(
                transaction -> {
                    ReservationRepository rows = new ReservationRepository(transaction, new DeskWriter(""));
                    LockedRow row = new LockedRow(
                            transaction, rows, rows.lock(reservationId).orElseThrow(GoneException::new));
                    write.accept(row);
                    return new BookingOutcome.Accepted(reservationId, row.changes, List.of());
                },
                () -> bookings.nearestTo(reservationId));
    }
}
