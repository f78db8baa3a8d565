package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.UtcTimestamps;
import clinic.frontdesk.reservation.BookingTransactions.GoneException;
import clinic.frontdesk.reservation.ReservationRepository.LockedReservation;
import clinic.frontdesk.reservation.SettledFlags.Settled;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about web requests and flagged reservations. Each is written only if the reservation still waits
 * for that decision; in the caller's transaction.
 */
final class ReviewActs {

    private final DSLContext transaction;
    private final ReservationRepository rows;

    ReviewActs(DSLContext transaction, DeskWriter writer) {
        this.transaction = transaction;
        this.rows = new ReservationRepository(transaction, writer);
    }

    /**
     * A rejection or cancellation with what the clinic had noted before it, and what it notes now.
     *
     * @param notesBefore {@code adminNotes} before, or null
     * @param notesAfter {@code adminNotes} with the reason in a line of its own
     */
    record Rejection(ReservationChange change, @Nullable String notesBefore, String notesAfter) {}

    /**
     * A reservation that was left as it is.
     *
     * @param flags the flags that were settled, at least one
     * @param squeezedIn whether it was marked as squeezed in by this
     */
    record Leaving(
            String reservationId,
            String patientName,
            ReservationState state,
            List<Settled> flags,
            boolean squeezedIn) {}

    /** Confirms a request that nobody has answered yet. */
    ReservationChange confirm(String reservationId) {
        return rows.changeStatus(waiting(reservationId, List.of(Status.PENDING)), Status.CONFIRMED);
    }

    /** Rejects or cancels a request or a reservation, and notes why where the website's people read it. */
    Rejection end(String reservationId, Status ended, String reason) {
        LockedReservation row = waiting(reservationId, List.of(Status.PENDING, Status.CONFIRMED));
        String before = notes(reservationId);
        String after = before == null || before.isBlank() ? reason : before.stripTrailing() + "\n" + reason;
        ReservationChange change = rows.changeStatus(row, ended);
        note(reservationId, after);
        if (ended.equals(Status.CANCELLED)) {
            new CancelReasons(transaction).given(reason);
        }
        return new Rejection(change, before, after);
    }

    /** Takes a rejection or cancellation back if its status and note are as it left them. */
    void takeBack(Rejection rejection, String reason) {
        ReservationChange back = rejection.change().undone();
        LockedReservation row = rows.lock(back.reservationId()).orElseThrow(GoneException::new);
        if (row.state().equals(back.after()) && Objects.equals(notes(back.reservationId()), rejection.notesBefore())) {
            // The answer to an earlier try was lost.
            return;
        }
        if (!row.state().equals(back.before()) || !rejection.notesAfter().equals(notes(back.reservationId()))) {
            throw new GoneException();
        }
        rows.restore(back);
        note(back.reservationId(), rejection.notesBefore());
        if (rejection.change().after().status().equals(Status.CANCELLED)) {
            new CancelReasons(transaction).takenBack(reason);
        }
    }

    /** Leaves a flagged reservation as it is; what does not fit its slot becomes a squeeze-in. */
    Leaving leave(String reservationId, String reason) {
        LockedReservation row = waiting(reservationId, List.of(Status.PENDING, Status.CONFIRMED));
        lockDay(row.state().date());
        List<Settled> flags = transaction
                .select(FLAG.CODE, FLAG.NOTE)
                .from(FLAG)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(FLAG.RESERVATION_ID))
                .where(FLAG.RESERVATION_ID.eq(reservationId))
                .and(FLAG.CODE.ne(Flag.SQUEEZE_IN.code()))
                .and(SettledFlags.open())
                .orderBy(FLAG.CODE)
                .fetch(flag -> new Settled(flag.value1(), flag.value2()));
        if (flags.isEmpty()) {
            throw new GoneException();
        }
        boolean squeezedBefore = isSqueezedIn(reservationId);
        boolean accepted = rows.acceptFlags(row);
        new SettledFlags(transaction).add(reservationId, row.state(), flags, reason);
        return new Leaving(reservationId, row.patientName(), row.state(), flags, accepted && !squeezedBefore);
    }

    /** Flags again what was left, if it still stands as it was left; what fits by now is not flagged. */
    void takeBack(Leaving left, String reason) {
        LockedReservation row = rows.lock(left.reservationId())
                .filter(now -> now.state().equals(left.state()))
                .orElseThrow(GoneException::new);
        LocalDate day = row.state().date();
        lockDay(day);
        if (!new SettledFlags(transaction).remove(left.reservationId(), left.flags(), reason)) {
            throw new GoneException();
        }
        if (left.squeezedIn()) {
            transaction
                    .deleteFrom(FLAG)
                    .where(FLAG.RESERVATION_ID.eq(left.reservationId()))
                    .and(FLAG.CODE.eq(Flag.SQUEEZE_IN.code()))
                    .execute();
        }
        List<String> ofSlot = slotFlags();
        left.flags().stream()
                .filter(flag -> ofSlot.contains(flag.code()))
                .forEach(flag -> transaction
                        .insertInto(FLAG, FLAG.RESERVATION_ID, FLAG.CODE, FLAG.DAY, FLAG.NOTE)
                        .values(left.reservationId(), flag.code(), day, flag.note())
                        .onConflictDoNothing()
                        .execute());
        Routines.reviewFlags(transaction.configuration(), day, 0, 3 * 24 * 60);
    }

    private LockedReservation waiting(String reservationId, List<Status> open) {
        return rows.lock(reservationId)
                .filter(row -> open.contains(row.state().status()))
                .orElseThrow(GoneException::new);
    }

    private void lockDay(LocalDate day) {
        Routines.lockDaysForDesk(transaction.configuration(), new LocalDate[] {day});
    }

    private boolean isSqueezedIn(String reservationId) {
        return transaction.fetchExists(
                FLAG, FLAG.RESERVATION_ID.eq(reservationId).and(FLAG.CODE.eq(Flag.SQUEEZE_IN.code())));
    }

    private List<String> slotFlags() {
        return Arrays.asList(
                transaction.select(Routines.slotFlagCodes()).fetchSingle().value1());
    }

    private @Nullable String notes(String reservationId) {
        return transaction
                .select(RESERVATIONS.ADMINNOTES)
                .from(RESERVATIONS)
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOne(RESERVATIONS.ADMINNOTES);
    }

    private void note(String reservationId, @Nullable String notes) {
        transaction
                .update(RESERVATIONS)
                .set(RESERVATIONS.ADMINNOTES, notes)
                .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.NOW)
                .where(RESERVATIONS.ID.eq(reservationId))
                .execute();
    }
}
