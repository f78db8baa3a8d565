package clinic.frontdesk.reservation;

import clinic.frontdesk.reservation.BookingOutcome.Accepted;
import clinic.frontdesk.reservation.BookingOutcome.SameTime;
import java.util.List;
import org.assertj.core.api.Condition;

/** Asserts accepted outcomes without their changes, which have tests of their own. */
public final class Outcomes {

    private Outcomes() {}

    /** Holds for a reservation that is accepted with exactly these others at the same time. */
    public static Condition<BookingOutcome> accepted(String reservationId, SameTime... sameTime) {
        Accepted expected = new Accepted(reservationId, List.of(), List.of(sameTime));
        return new Condition<>(outcome -> withoutChanges(outcome).equals(expected), "%s", expected);
    }

    /** The outcome, without its changes where it is accepted. */
    public static BookingOutcome withoutChanges(BookingOutcome outcome) {
        return outcome instanceof Accepted accepted
                ? new Accepted(accepted.reservationId(), List.of(), accepted.sameTime())
                : outcome;
    }
}
