package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.MoveResult;
import clinic.frontdesk.reservation.Moves;
import clinic.frontdesk.reservation.PlacedReservation;
import clinic.frontdesk.reservation.ReservationSnapshot;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accepts every write and records it. */
public final class RecordedMoves implements Moves {

    final List<String> calls = new ArrayList<>();

    @Override
    public Optional<ReservationSnapshot> snapshot(String reservationId) {
        return Optional.empty();
    }

    @Override
    public MoveResult move(PlacedReservation seen, LocalDate date, int start) {
        return recorded("move " + seen.reservationId() + " " + date + " " + start, seen.reservationId());
    }

    @Override
    public MoveResult copy(String reservationId, String newId, LocalDate date, int start) {
        return recorded("copy " + reservationId + " " + date + " " + start, newId);
    }

    @Override
    public MoveResult resize(PlacedReservation seen, int minutes) {
        return recorded("resize " + seen.reservationId() + " " + minutes, seen.reservationId());
    }

    @Override
    public MoveResult changeService(String reservationId, String serviceId) {
        return recorded("service " + reservationId + " " + serviceId, reservationId);
    }

    @Override
    public Optional<Text> obstacleOfService(String reservationId, String serviceId) {
        calls.add("obstacle of service " + reservationId + " " + serviceId);
        return Optional.empty();
    }

    @Override
    public List<Slot> nearest(String reservationId, boolean copy, LocalDate date, int start) {
        calls.add("nearest " + reservationId + " " + date + " " + start);
        return List.of();
    }

    private MoveResult recorded(String call, String id) {
        calls.add(call);
        return new MoveResult(new BookingOutcome.Accepted(id), Text.NONE, Optional.empty());
    }
}
