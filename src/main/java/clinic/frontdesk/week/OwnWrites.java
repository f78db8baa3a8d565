package clinic.frontdesk.week;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.ReservationChange;
import clinic.frontdesk.reservation.ReservationState;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.schedule.ClockTime;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What this desk wrote to reservations and has not read back, at most the last {@value #CAPACITY} writes; so that changes of
 * others can be told from its own. Thread-safe.
 */
public final class OwnWrites implements WriteListener {

    private static final int CAPACITY = 200;

    /** A state that a write left; {@code start} as {@code HH:mm}. */
    private record Written(String reservationId, LocalDate date, String start, DisplayStatus status) {

        boolean isShownBy(WeekCard card) {
            return date.equals(card.date())
                    && start.equals(ClockTime.format(card.start()))
                    && (status == card.status() || card.status() == DisplayStatus.ATTENTION);
        }
    }

    private final Deque<Written> writes = new ArrayDeque<>();

    @Override
    public synchronized void written(List<ReservationChange> changes) {
        for (ReservationChange change : changes) {
            shownAs(
                    change.reservationId(),
                    change.after(),
                    DisplayStatus.of(change.after().status(), false));
        }
    }

    @Override
    public synchronized void shownAs(String reservationId, ReservationState state, DisplayStatus status) {
        String start = state.slotStart();
        // One without a readable time has no card.
        if (start != null) {
            writes.addLast(new Written(reservationId, state.date(), start, status));
        }
        while (writes.size() > CAPACITY) {
            writes.removeFirst();
        }
    }

    /**
     * Whether a card that was read shows what this desk wrote. That write, and those before it to the same reservation, are
     * then forgotten, so that another client's change to the same state is told apart later.
     */
    synchronized boolean readBack(WeekCard card) {
        List<Written> ofReservation = writes.stream()
                .filter(write -> write.reservationId().equals(card.reservationId()))
                .toList();
        for (int i = ofReservation.size() - 1; i >= 0; i--) {
            if (ofReservation.get(i).isShownBy(card)) {
                ofReservation.subList(0, i + 1).forEach(writes::remove);
                return true;
            }
        }
        return false;
    }
}
