package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;

import clinic.frontdesk.reservation.BookingTransactions.GoneException;
import clinic.frontdesk.reservation.ReservationRepository.LockedReservation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * Writes that are made only if a reservation is still as a desk saw it; in the caller's transaction. A reservation that is
 * as it would be after the write is accepted with the change: the answer to an earlier try was lost.
 */
final class ReservationEdits {

    private final DSLContext transaction;
    private final ReservationRepository rows;

    ReservationEdits(DSLContext transaction, DeskWriter writer) {
        this.transaction = transaction;
        this.rows = new ReservationRepository(transaction, writer);
    }

    /** Moves it to a day and a minute of the day. */
    BookingOutcome move(ReservationSnapshot seen, LocalDate date, int start) {
        ReservationState before = seen.state();
        return write(
                seen,
                before::sameButService,
                now -> now.date().equals(date)
                        && Objects.equals(ReservationColumns.time(start), now.slotStart())
                        && now.status().equals(before.status()),
                row -> rows.move(row, date, start));
    }

    /** Gives it another length of treatment. */
    BookingOutcome resize(ReservationSnapshot seen, int minutes) {
        ReservationState before = seen.state();
        return write(
                seen,
                before::equals,
                now -> Integer.valueOf(minutes).equals(now.service().duration())
                        && now.equals(before.lasting(now.slotEnd(), now.service())),
                row -> rows.resize(row, minutes));
    }

    /** Gives it another service, with that service's minutes on its day. */
    BookingOutcome changeService(ReservationSnapshot seen, String serviceId) {
        ReservationState before = seen.state();
        return write(
                seen,
                before::equals,
                now -> serviceId.equals(now.service().id()) && now.equals(before.lasting(now.slotEnd(), now.service())),
                row -> {
                    ServiceOnDay service = service(serviceId, row.state().date());
                    return withBuffers(seen, rows.changeService(row, service.booked()));
                });
    }

    private BookingOutcome write(
            ReservationSnapshot seen,
            Predicate<ReservationState> asSeen,
            Predicate<ReservationState> asWanted,
            Function<LockedReservation, ReservationChange> write) {
        LockedReservation row = rows.lock(seen.reservationId()).orElseThrow(GoneException::new);
        ReservationChange made;
        if (asWanted.test(row.state())) {
            made = withBuffers(seen, new ReservationChange(row.id(), row.patientName(), seen.state(), row.state()));
        } else if (asSeen.test(row.state())) {
            made = write.apply(row);
        } else {
            throw new GoneException();
        }
        return new BookingOutcome.Accepted(
                row.id(),
                made.after().equals(made.before()) ? List.of() : List.of(made),
                SamePatient.overlapping(transaction, row.id()));
    }

    private ServiceOnDay service(String serviceId, LocalDate day) {
        return transaction.select(ServiceOnDay.of(serviceId, day)).fetchSingle().value1().stream()
                .findFirst()
                .orElseThrow(GoneException::new);
    }

    /** The change with the buffers before and after, where it is one to another service. */
    private ReservationChange withBuffers(ReservationSnapshot seen, ReservationChange made) {
        if (Objects.equals(seen.state().service().id(), made.after().service().id())) {
            return made;
        }
        return transaction
                .select(OCCUPANCY.BUFFER_MINUTES)
                .from(OCCUPANCY)
                .where(OCCUPANCY.RESERVATION_ID.eq(made.reservationId()))
                .fetchOptional(OCCUPANCY.BUFFER_MINUTES)
                .map(after -> new ReservationChange(
                        made.reservationId(),
                        made.patientName(),
                        made.before(),
                        made.after(),
                        new ReservationChange.Buffers(seen.treatment().buffer(), after)))
                .orElse(made);
    }
}
