package clinic.frontdesk.arrival;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.ReservationChange;
import clinic.frontdesk.reservation.ReservationState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recorded step of a visit, read in the transaction that wrote it.
 *
 * @param patientName for the screen only; never logged
 * @param before the reservation before the step
 * @param after the reservation after it
 * @param recordedBefore what was recorded before it; null for nothing
 * @param recordedAfter what is recorded after it; null for nothing
 * @param ofStatus the change of the website's status; null where it stayed
 */
public record VisitChange(
        String reservationId,
        String patientName,
        VisitStep step,
        ReservationState before,
        ReservationState after,
        @Nullable Arrival recordedBefore,
        @Nullable Arrival recordedAfter,
        @Nullable ReservationChange ofStatus) {

    /** How the reservation is shown after the step. */
    public DisplayStatus shown() {
        return shown(after, recordedAfter);
    }

    /** How the reservation was shown before it. */
    DisplayStatus shownBefore() {
        return shown(before, recordedBefore);
    }

    List<ReservationChange> changes() {
        return ofStatus == null ? List.of() : List.of(ofStatus);
    }

    private static DisplayStatus shown(ReservationState state, @Nullable Arrival recorded) {
        return new VisitRules.VisitState(state.date(), null, state.status(), recorded).shown();
    }
}
