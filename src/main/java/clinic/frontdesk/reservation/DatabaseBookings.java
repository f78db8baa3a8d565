package clinic.frontdesk.reservation;

import clinic.frontdesk.reservation.BookingTransactions.GoneException;
import clinic.frontdesk.reservation.ReservationRepository.LockedReservation;
import clinic.frontdesk.reservation.SeriesPart.SeriesKind;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * {@link DeskBookings} on the clinic's database, whose triggers decide. Every write is one transaction, which ends
 * before the call returns.
 */
public final class DatabaseBookings implements DeskBookings {

    private final DSLContext dsl;
    private final DeskWriter writer;
    private final BookingTransactions transactions;
    private final ReservationReader reader;
    private final OfferedSlots offered;
    private final NearestSlots nearest;

    public DatabaseBookings(DSLContext dsl) {
        this(dsl, new DeskWriter(""));
    }

    private DatabaseBookings(DSLContext dsl, DeskWriter writer) {
        this.dsl = dsl;
        this.writer = writer;
        this.transactions = new BookingTransactions(dsl);
        this.reader = new ReservationReader(dsl);
        this.offered = new OfferedSlots(dsl);
        this.nearest = new NearestSlots(offered);
    }

    @Override
    public DatabaseBookings squeezingIn(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 1 to " + LONGEST_REASON + " characters");
        }
        return new DatabaseBookings(dsl, new DeskWriter(reason.strip()));
    }

    @Override
    public BookingOutcome book(NewReservation wanted) {
        return insert(wanted, null);
    }

    @Override
    public BookingOutcome bookPart(NewReservation wanted, SeriesPart part) {
        return insert(wanted, part);
    }

    private BookingOutcome insert(NewReservation wanted, @Nullable SeriesPart part) {
        return transactions.run(
                transaction -> new NewReservations(transaction, writer).insert(wanted, part), () -> nearest.to(wanted));
    }

    @Override
    public BookingOutcome bookVisit(String visitId, List<NewReservation> parts) {
        if (parts.size() == 1) {
            return book(parts.getFirst());
        }
        return transactions.run(
                transaction -> insertVisit(new NewReservations(transaction, writer), visitId, parts),
                () -> nearest.toVisit(parts));
    }

    private static BookingOutcome insertVisit(
            NewReservations reservations, String visitId, List<NewReservation> parts) {
        List<ReservationChange> changes = new ArrayList<>();
        List<BookingOutcome.SameTime> sameTime = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            SeriesPart part = new SeriesPart(visitId, SeriesKind.VISIT, i + 1);
            if (!(reservations.insert(parts.get(i), part) instanceof BookingOutcome.Accepted accepted)) {
                throw new GoneException();
            }
            changes.addAll(accepted.changes());
            sameTime.addAll(accepted.sameTime());
        }
        return new BookingOutcome.Accepted(parts.getFirst().id(), changes, sameTime);
    }

    @Override
    public BookingOutcome move(String reservationId, LocalDate date, int start) {
        return transactions.run(
                transaction -> write(transaction, reservationId, (rows, row) -> rows.move(row, date, start)),
                () -> nearest.to(reservationId, date, start));
    }

    @Override
    public BookingOutcome changeStatus(String reservationId, Status status) {
        return transactions.run(
                transaction -> write(transaction, reservationId, (rows, row) -> rows.changeStatus(row, status)),
                () -> nearestTo(reservationId));
    }

    @Override
    public Optional<ReservationSnapshot> snapshot(String reservationId) {
        return reader.snapshot(reservationId);
    }

    @Override
    public BookingOutcome move(ReservationSnapshot seen, LocalDate date, int start) {
        return transactions.run(
                transaction -> new ReservationEdits(transaction, writer).move(seen, date, start),
                () -> nearest.to(seen.treatment(), seen.reservationId(), date, start));
    }

    @Override
    public BookingOutcome resize(ReservationSnapshot seen, int minutes) {
        if (minutes < SHORTEST || minutes > LONGEST || minutes % SHORTEST != 0) {
            throw new IllegalArgumentException("not a length of a treatment: " + minutes + " minutes");
        }
        return transactions.run(
                transaction -> new ReservationEdits(transaction, writer).resize(seen, minutes),
                () -> nearestTo(seen, seen.lasting(minutes)));
    }

    @Override
    public BookingOutcome changeService(ReservationSnapshot seen, String serviceId) {
        return transactions.run(
                transaction -> new ReservationEdits(transaction, writer).changeService(seen, serviceId),
                () -> offered.treatment(serviceId, seen.date())
                        .map(treatment -> nearestTo(seen, treatment))
                        .orElse(List.of()));
    }

    private List<Slot> nearestTo(ReservationSnapshot seen, Treatment treatment) {
        int start = seen.start() == null ? 0 : seen.start();
        return nearest.to(treatment, seen.reservationId(), seen.date(), start);
    }

    @Override
    public BookingOutcome copy(String reservationId, String newId, LocalDate date, int start) {
        return details(reservationId)
                .filter(original -> original.serviceId() != null)
                .map(original -> book(NewReservation.copyOf(original, newId, date, start)))
                .orElseGet(BookingOutcome.Gone::new);
    }

    private BookingOutcome write(
            DSLContext transaction,
            String reservationId,
            BiFunction<ReservationRepository, LockedReservation, ReservationChange> change) {
        ReservationRepository rows = new ReservationRepository(transaction, writer);
        LockedReservation row = rows.lock(reservationId).orElse(null);
        if (row == null) {
            return new BookingOutcome.Gone();
        }
        ReservationChange made = change.apply(rows, row);
        return new BookingOutcome.Accepted(
                reservationId,
                made.after().equals(made.before()) ? List.of() : List.of(made),
                SamePatient.overlapping(transaction, reservationId));
    }

    @Override
    public BookingOutcome restore(List<ReservationChange> changes) {
        return transactions.run(
                transaction -> {
                    ReservationRepository rows = new ReservationRepository(transaction, writer);
                    changes.forEach(change -> restore(rows, change));
                    return new BookingOutcome.Accepted(changes.getFirst().reservationId(), changes, List.of());
                },
                () -> nearestTo(changes.getFirst().reservationId()));
    }

    static void restore(ReservationRepository rows, ReservationChange change) {
        ReservationState state =
                rows.lock(change.reservationId()).map(LockedReservation::state).orElseThrow(GoneException::new);
        if (change.startsFrom(state)) {
            rows.restore(change);
        } else if (!change.endsIn(state)) {
            throw new GoneException();
        }
    }

    @Override
    public BookingOutcome accept(String reservationId) {
        if (writer.squeezeIn().isEmpty()) {
            throw new IllegalStateException("accepting a flagged reservation needs a reason");
        }
        return transactions.run(
                transaction -> {
                    ReservationRepository rows = new ReservationRepository(transaction, writer);
                    return rows.lock(reservationId).filter(rows::acceptFlags).isPresent()
                            ? new BookingOutcome.Accepted(reservationId)
                            : new BookingOutcome.Gone();
                },
                List::of);
    }

    @Override
    public List<String> together(String reservationId) {
        return reader.together(reservationId);
    }

    @Override
    public List<Slot> starts(String serviceId, LocalDate from, int days) {
        return offered.starts(serviceId, from, days);
    }

    @Override
    public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
        return offered.startsFor(reservationId, from, days);
    }

    @Override
    public Optional<ReservationDetails> details(String reservationId) {
        return reader.details(reservationId);
    }

    /** The free starts nearest to where a reservation is. */
    List<Slot> nearestTo(String reservationId) {
        return details(reservationId)
                .map(reservation -> nearest.to(
                        reservationId, reservation.date(), reservation.start() == null ? 0 : reservation.start()))
                .orElse(List.of());
    }
}
