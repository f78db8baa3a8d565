package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/** {@link Moves} by a desk's bookings. */
public final class DeskMoves implements Moves {

    private final DeskBookings bookings;
    private final MovePlanner planner;
    private final OfferedSlots offered;
    private final NearestSlots nearest;

    /** What was to be written when the database's answer was lost, by reservation: the write may be made or not. */
    private final Map<String, ReservationSnapshot> unanswered = new ConcurrentHashMap<>();

    /**
     * @param bookings writes, and remembers for undo what it wrote
     */
    public DeskMoves(DSLContext dsl, DeskBookings bookings) {
        this.bookings = bookings;
        this.planner = new MovePlanner(dsl);
        this.offered = new OfferedSlots(dsl);
        this.nearest = new NearestSlots(offered);
    }

    @Override
    public Optional<ReservationSnapshot> snapshot(String reservationId) {
        return bookings.snapshot(reservationId);
    }

    @Override
    public MoveResult move(PlacedReservation seen, LocalDate date, int start) {
        return write(
                seen.reservationId(),
                now -> samePlace(seen, now) || now.placed().standsAt(date, start),
                now -> bookings.move(now, date, start),
                now -> planner.plan(now.placed(), false, date, 1).refusal(date, start));
    }

    @Override
    public MoveResult copy(String reservationId, String newId, LocalDate date, int start) {
        return write(
                reservationId,
                now -> true,
                now -> bookings.copy(reservationId, newId, date, start),
                now -> planner.plan(now.placed(), true, date, 1).refusal(date, start));
    }

    @Override
    public MoveResult resize(PlacedReservation seen, int minutes) {
        return write(
                seen.reservationId(),
                now -> samePlace(seen, now)
                        && (now.treatment().duration() == seen.treatment().duration()
                                || now.treatment().duration() == minutes),
                now -> bookings.resize(now, minutes),
                now -> planner.plan(now.placed(), false, now.date(), 1).refusalOfLength(minutes));
    }

    @Override
    public MoveResult changeService(String reservationId, String serviceId) {
        return write(
                reservationId,
                now -> true,
                now -> bookings.changeService(now, serviceId),
                now -> offered.treatment(serviceId, now.date()).flatMap(treatment -> inTheWay(now, treatment)));
    }

    @Override
    public Optional<Text> obstacleOfService(String reservationId, String serviceId) {
        return bookings.snapshot(reservationId)
                .flatMap(
                        now -> offered.treatment(serviceId, now.date()).flatMap(treatment -> inTheWay(now, treatment)));
    }

    private Optional<Text> inTheWay(ReservationSnapshot now, Treatment treatment) {
        PlacedReservation placed = now.placed();
        Integer start = placed.start();
        if (start == null) {
            return Optional.empty();
        }
        // It would be refused where it stands: as if it came from elsewhere.
        PlacedReservation changed =
                new PlacedReservation(placed.reservationId(), placed.date(), null, treatment, placed.holds());
        return planner.plan(changed, false, placed.date(), 1).refusal(placed.date(), start);
    }

    @Override
    public List<Slot> nearest(String reservationId, boolean copy, LocalDate date, int start) {
        return bookings.snapshot(reservationId)
                .filter(now -> copy || now.placed().holds())
                .map(now -> nearest.to(now.treatment(), copy ? "" : reservationId, date, start))
                .orElse(List.of());
    }

    private static boolean samePlace(PlacedReservation seen, ReservationSnapshot now) {
        return seen.date().equals(now.date()) && Objects.equals(seen.start(), now.start());
    }

    private MoveResult write(
            String reservationId,
            Predicate<ReservationSnapshot> asSeen,
            Function<ReservationSnapshot, BookingOutcome> write,
            Function<ReservationSnapshot, Optional<Text>> reason) {
        ReservationSnapshot before = unanswered.remove(reservationId);
        if (before != null && write.apply(before) instanceof BookingOutcome.Accepted accepted) {
            return new MoveResult(accepted, Text.NONE, Optional.empty());
        }
        ReservationSnapshot now = bookings.snapshot(reservationId).orElse(null);
        if (now == null) {
            return new MoveResult(new BookingOutcome.Gone(), Text.NONE, Optional.empty());
        }
        unanswered.put(reservationId, now);
        BookingOutcome outcome = asSeen.test(now) ? write.apply(now) : new BookingOutcome.Gone();
        unanswered.remove(reservationId);
        return switch (outcome) {
            case BookingOutcome.Accepted accepted -> new MoveResult(outcome, Text.NONE, Optional.empty());
            case BookingOutcome.Refused refused ->
                new MoveResult(
                        outcome,
                        reason.apply(now)
                                .orElseGet(() ->
                                        Text.of("refusal." + refused.reason().code())),
                        Optional.empty());
            case BookingOutcome.Gone gone -> new MoveResult(outcome, Text.NONE, bookings.snapshot(reservationId));
        };
    }
}
